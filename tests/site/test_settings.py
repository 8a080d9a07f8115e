"""Settings and their checks; the demo's conveniences exist in demo mode only."""

import importlib
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from baiqau.contests import clock
from baiqau.contests.models import Moment
from baiqau.site import checks, environment
from baiqau.site.demo import stage
from tests.paper.certificates import PASSWORD, written


def codes(**variables):
    return [problem.id for problem in checks.problems(environment.read(variables))]


def test_an_empty_environment_is_a_sound_local_production():
    assert environment.read({}).mode == "production"
    assert codes(BAIQAU_DATA="/tmp") == []


def test_an_unknown_mode_is_production():
    assert environment.read({"BAIQAU_MODE": "Demo "}).demo is False


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"BAIQAU_MODE": "demo", "BAIQAU_ADDRESS": "https://konkurs.kz"}, "baiqau.E001"),
        ({"BAIQAU_SECRET_KEY": "short"}, "baiqau.E002"),
        ({"BAIQAU_ADDRESS": "http://konkurs.kz"}, "baiqau.W001"),
        ({"BAIQAU_ADDRESS": "https://konkurs.kz"}, "baiqau.W002"),
    ],
)
def test_each_mistake_has_its_code(variables, code):
    assert code in codes(BAIQAU_DATA="/tmp", **variables)


@pytest.mark.parametrize(
    ("kind", "days", "password", "found"),
    [
        ("p256", 300, PASSWORD, []),
        ("p256", 300, "басқа", ["baiqau.E004"]),
        ("short", 300, PASSWORD, ["baiqau.E004"]),
        ("p256", 5, PASSWORD, ["baiqau.W003"]),
    ],
)
def test_the_institutions_certificate_is_looked_at(tmp_path, kind, days, password, found):
    path, _ = written(tmp_path, kind, days=days)
    assert (
        codes(
            BAIQAU_DATA="/tmp",
            BAIQAU_CERTIFICATE=str(path),
            BAIQAU_CERTIFICATE_PASSWORD=password,
        )
        == found
    )


def test_every_finding_says_how_to_mend_it():
    found = checks.problems(
        environment.read(
            {"BAIQAU_MODE": "demo", "BAIQAU_ADDRESS": "http://konkurs.kz", "BAIQAU_SECRET_KEY": "x"}
        )
    )
    assert all(problem.hint for problem in found)


def test_invented_people_are_refused_outside_demo_mode():
    with pytest.raises(ImproperlyConfigured):
        stage.set_up()


def test_the_demo_addresses_cannot_even_be_imported_outside_demo_mode():
    with pytest.raises(ImproperlyConfigured):
        importlib.import_module("baiqau.site.demo.urls")


@pytest.mark.django_db
def test_a_moment_left_in_the_database_moves_no_clock_outside_demo_mode():

    Moment.objects.create(id=1, ahead=timedelta(days=300))
    assert clock.ahead() == timedelta(0)


@pytest.mark.django_db
def test_the_demo_addresses_are_not_found(client):
    assert client.get("/kk/demo/").status_code == 404
    assert client.post("/kk/demo/sign-in/", {"email": "x@example.kz"}).status_code == 404
