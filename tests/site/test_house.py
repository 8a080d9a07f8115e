"""The shape of the house: what may point where, and that nothing is undocumented."""

import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import run_checks
from django.urls import URLPattern, URLResolver, get_resolver

from baiqau.site.environment import SETTINGS
from baiqau.site.table import DEMO, RIGHTS

ORDER = [name.removeprefix("baiqau.") for name in settings.STAGES]
ROOT = Path(__file__).resolve().parents[2]


def names(patterns, prefix=""):
    """Yield the names of every address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from names(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}"


def test_every_foreign_key_points_to_the_same_or_an_earlier_stage():
    forward = [
        f"{model.__name__}.{field.name} -> {field.related_model.__name__}"
        for model in apps.get_models()
        if model._meta.app_label in ORDER
        for field in model._meta.get_fields()
        if field.many_to_one or field.one_to_one or field.many_to_many
        if getattr(field, "remote_field", None) and not field.auto_created
        if field.related_model._meta.app_label in ORDER
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]
    assert forward == []


def test_every_address_has_a_row_in_the_table_of_rights():
    mounted = set(names(get_resolver().url_patterns))
    assert mounted - {right.view for right in RIGHTS} == set()


def test_every_row_of_the_table_has_an_address():
    mounted = set(names(get_resolver().url_patterns))
    demo = {right.view for right in DEMO}
    assert {right.view for right in RIGHTS} - mounted == demo


def test_no_view_stands_twice_in_the_table():
    views = [right.view for right in RIGHTS]
    assert sorted(views) == sorted(set(views))


def test_demo_addresses_do_not_exist_outside_demo_mode():
    assert not any(name.startswith("demo:") for name in names(get_resolver().url_patterns))


def test_every_setting_is_documented():
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [row.name for row in SETTINGS if f"`{row.name}`" not in page] == []


def test_the_stages_in_the_settings_are_the_layers_of_the_house():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(c["layers"] for c in contract["contracts"] if c["name"].startswith("The order"))
    assert [name for name in reversed(layers) if name in ORDER] == ORDER


def test_django_itself_finds_nothing_wrong():
    assert [str(message) for message in run_checks()] == []
