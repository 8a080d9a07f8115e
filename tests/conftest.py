"""What every test leaves behind: nothing, not even the language of the page it opened last."""

import pytest
from django.conf import settings
from django.utils import translation


@pytest.fixture(autouse=True)
def _the_language_of_the_house():
    """Begin in Kazakh, whatever page the test before opened."""
    translation.activate(settings.LANGUAGE_CODE)
