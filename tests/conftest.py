"""What every test leaves behind: nothing, not even the language of the page it opened last."""

import pytest
from django.conf import settings
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

# how long examples take to make says how busy the machine is, not whether the code is right
properties.register_profile("house", suppress_health_check=[HealthCheck.too_slow], deadline=None)
properties.load_profile("house")


@pytest.fixture(autouse=True)
def _the_language_of_the_house():
    """Begin in Kazakh, whatever page the test before opened."""
    translation.activate(settings.LANGUAGE_CODE)
