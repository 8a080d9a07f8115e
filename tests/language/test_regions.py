"""A region is named in the language of the line, whichever it was written in."""

import pytest

from baiqau.language import regions


@pytest.mark.parametrize("names", regions.REGIONS)
def test_every_region_is_known_by_each_of_its_names(names):
    for written in names:
        found = tuple(regions.within(written, language) for language in ("kk", "ru", "en"))
        assert found == names


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("  ақтөбе ОБЛЫСЫ ", "Актюбинская область"),
        ("область Жетісу", "Жетысуская область"),
        ("Төменгі ауданы", "Төменгі ауданы"),
        ("", ""),
    ],
)
def test_other_writings_are_recognised_and_what_is_no_region_stays(written, said):
    assert regions.within(written, "ru") == said
