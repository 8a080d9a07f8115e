"""Bytes nobody names are freed, days after they were noted; bytes that anybody names never are."""

import hashlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from baiqau.base import forgetting, storage
from baiqau.base.forgetting import REST
from baiqau.base.models import Forgotten, Upload
from baiqau.base.tus import uploads
from tests.base.sender import FILM, NOW, Sender

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]


def later():
    return timezone.now() + REST + timedelta(seconds=1)


def is_kept(blob: str) -> bool:
    return storage.is_whole(blob)


def test_noted_bytes_go_after_the_rest_and_not_before() -> None:
    blob = storage.keep([b"a draft"]).sha256
    forgetting.note([blob, blob, ""])

    assert (forgetting.free(now=timezone.now()), is_kept(blob)) == (0, True)
    assert (forgetting.free(now=later()), is_kept(blob)) == (1, False)
    assert (forgetting.free(now=later()), Forgotten.objects.count()) == (0, 0)


def test_bytes_that_were_never_noted_stay_whoever_names_them() -> None:
    blob = storage.keep([b"nobody's"]).sha256
    forgetting.note([storage.keep([b"another"]).sha256])

    assert forgetting.free(now=later()) == 1
    assert is_kept(blob)


def test_bytes_that_anybody_names_stay() -> None:
    sender = Sender()
    key = sender.begin()
    sender.send(key, 0, FILM)
    blob = Upload.objects.get().blob
    forgetting.note([blob])

    assert (forgetting.free(now=later()), is_kept(blob)) == (0, True)
    assert not Forgotten.objects.exists()


def test_bytes_kept_anew_stay_even_before_anybody_names_them() -> None:
    """Between keeping bytes and naming them there is a moment; the sweep may fall into it."""
    blob = storage.keep([b"the same text"]).sha256
    forgetting.note([blob])
    assert storage.keep([b"the same text"]).sha256 == blob

    assert (forgetting.free(now=later()), is_kept(blob)) == (0, True)


def test_bytes_noted_again_rest_anew() -> None:
    blob = storage.keep([b"shared"]).sha256
    forgetting.note([blob])
    Forgotten.objects.update(noted_at=timezone.now() - 2 * REST)
    forgetting.note([blob])

    assert (forgetting.free(now=timezone.now()), is_kept(blob)) == (0, True)


def test_bytes_freed_can_be_kept_again() -> None:
    blob = storage.keep([b"a draft"]).sha256
    forgetting.note([blob])
    forgetting.free(now=later())

    storage.keep([b"a draft"])

    assert is_kept(blob)


def test_a_whole_upload_that_nobody_took_gives_its_bytes_back() -> None:
    sender = Sender(refuse="step-illegal")
    key = sender.begin()
    sender.send(key, 0, FILM)
    blob = hashlib.sha256(FILM).hexdigest()
    assert is_kept(blob)

    uploads.sweep(NOW + uploads.LIFE + timedelta(seconds=1))
    assert is_kept(blob)
    forgetting.free(now=later())

    assert not is_kept(blob)


def test_a_note_is_undone_with_its_transaction() -> None:
    with transaction.atomic():
        forgetting.note(["a" * 64])
        transaction.set_rollback(True)

    assert not Forgotten.objects.exists()


def test_every_column_that_may_name_bytes_is_asked() -> None:
    """Whoever adds a column for a blob must have it asked: by its length, or by its help text."""
    asked = {(model, name) for model, name, _lookup in forgetting.naming()}
    ours = [model for model in apps.get_models() if model.__module__.startswith("baiqau")]
    named = {
        (model, field.name)
        for model in ours
        for field in model._meta.local_concrete_fields
        if model is not Forgotten and _speaks_of_bytes(field)
    }

    assert {f"{model.__name__}.{name}" for model, name in named} >= {
        "WorkFile.blob",
        "Copy.blob",
        "Captions.sent",
        "Upload.blob",
        "Letter.attachments",
    }
    assert named <= asked


def _speaks_of_bytes(field: models.Field) -> bool:
    told = f"{field.name} {field.help_text}".lower()
    return "blob" in told or "storage" in told or field.name in {"sent", "logo", "seal"}


@pytest.mark.parametrize(("model", "name", "lookup"), list(forgetting.naming()))
def test_each_of_them_can_be_asked(model, name, lookup) -> None:
    assert not model._base_manager.filter(**{f"{name}{lookup}": "a" * 64}).exists()


def test_what_nobody_names_is_counted() -> None:
    sender = Sender()
    key = sender.begin()
    sender.send(key, 0, FILM)
    assert forgetting.unnamed() == (0, 0)

    storage.keep([b"12345"])

    assert forgetting.unnamed() == (1, 5)
