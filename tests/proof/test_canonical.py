"""The canonical form: the same facts, the same bytes."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from baiqau.proof import canonical

values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text(), inner),
    max_leaves=12,
)


def test_names_are_sorted_and_nothing_is_spaced():
    told = {"ұ": 1, "b": [True, None], "a": {"z": "Ә", "y": 2}}

    assert canonical.encode(told) == '{"a":{"y":2,"z":"Ә"},"b":[true,null],"ұ":1}'.encode()


def test_a_moment_is_written_in_utc_with_microseconds():
    almaty = datetime(2024, 11, 15, 23, 59, tzinfo=timezone(timedelta(hours=5)))

    assert canonical.encode(almaty) == b'"2024-11-15T18:59:00.000000+00:00"'
    assert canonical.encode(almaty) == canonical.encode(almaty.astimezone(UTC))


def test_a_day_and_a_key_are_written_as_iso_and_hexadecimal():
    key = UUID("00000000-0000-4000-8000-00000000000a")

    assert canonical.encode([date(2024, 11, 15), key]) == f'["2024-11-15","{key}"]'.encode()


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0.50", "0.5"),
        ("0.5", "0.5"),
        ("1E+2", "100"),
        ("100", "100"),
        ("-0.00", "0"),
        ("-1.20", "-1.2"),
    ],
)
def test_equal_decimals_are_written_alike(number, written):
    assert canonical.plain(Decimal(number)) == written


def test_text_stays_as_it_was_composed():
    composed, decomposed = "й", "и\u0306"

    assert canonical.encode(composed) != canonical.encode(decomposed)


@pytest.mark.parametrize("value", [1.0, {1: "a"}, {"a": {2.5}}, b"bytes", object()])
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(TypeError):
        canonical.encode(value)


@pytest.mark.parametrize(
    "value",
    [datetime(2024, 11, 15, 9, 0), Decimal("NaN"), Decimal("Infinity"), "\ud800"],  # noqa: DTZ001  the naive moment is the point
)
def test_a_value_that_would_be_read_differently_elsewhere_is_refused(value):
    with pytest.raises(ValueError, match=r"canonical form|surrogates"):
        canonical.encode(value)


@given(values)
def test_reading_back_gives_the_same_value_and_the_same_bytes(value):
    written = canonical.encode(value)

    assert canonical.decode(written) == json.loads(written)
    assert canonical.encode(canonical.decode(written)) == written


@pytest.mark.parametrize("text", ['{"a":1,"a":2}', '{"a":1.5}', "NaN", "[1e3]"])
def test_reading_refuses_what_two_readers_could_read_differently(text):
    with pytest.raises(ValueError, match=r"twice|canonical form"):
        canonical.decode(text)


def test_the_digest_is_the_sha256_of_the_bytes():
    empty_object = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"

    assert canonical.digest({}) == empty_object
