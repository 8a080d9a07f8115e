"""A thing may be tried so often in a window of time, and then no more until the next."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import RequestFactory

from baiqau.base.models import Attempts
from baiqau.base.ratelimit import address, again_at, allow

NOON = datetime(2024, 11, 15, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_the_last_allowed_try_is_allowed_and_the_next_is_not() -> None:
    tries = [allow("sign-in:a@example.kz", 3, 600, NOON) for _ in range(5)]

    assert tries == [True, True, True, False, False]


@pytest.mark.django_db
def test_the_next_window_begins_anew() -> None:
    allow("verify", 1, 600, NOON)

    assert not allow("verify", 1, 600, NOON + timedelta(seconds=599))
    assert allow("verify", 1, 600, NOON + timedelta(seconds=600))


@pytest.mark.django_db
def test_one_does_not_pay_for_another() -> None:
    allow("verify:10.0.0.1", 1, 600, NOON)

    assert allow("verify:10.0.0.2", 1, 600, NOON)
    assert allow("verify:10.0.0.1", 1, 60, NOON)


@pytest.mark.django_db
def test_what_was_tried_is_not_readable_in_the_table() -> None:
    allow("sign-in:asel@example.kz", 3, 600, NOON)

    row = Attempts.objects.get()
    assert "asel" not in row.key
    assert row.ends_at == again_at(600, NOON)
    assert str(row) == "1 until 2024-11-15 12:10:00"


def test_the_end_of_the_window_is_told() -> None:
    assert again_at(600, NOON + timedelta(seconds=1)) == NOON + timedelta(seconds=600)


@pytest.mark.parametrize(("behind_proxy", "seen"), [(False, "10.0.0.9"), (True, "203.0.113.7")])
def test_only_our_own_proxy_is_believed(settings: Any, behind_proxy: bool, seen: str) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if behind_proxy else None
    request = RequestFactory().get(
        "/", REMOTE_ADDR="10.0.0.9", headers={"X-Forwarded-For": "1.2.3.4, 203.0.113.7"}
    )

    assert address(request) == seen
