"""Fixtures: the server of stores, and one store for one test."""

import logging
from collections.abc import Iterator

import pytest

from tests.services import store
from tests.services.store import Gate


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    """The address of a server of S3 that forgets everything at the end."""
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    from moto.server import ThreadedMotoServer  # noqa: PLC0415  slow to load

    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def gate(moto: str, settings) -> Iterator[Gate]:
    """A store in which this test's files lie; browsers may send straight to it."""
    with store.running(moto) as opened:
        settings.BUCKET = opened.bucket
        backend = {"BACKEND": "baiqau.base.bucket.backend.BucketStorage"}
        settings.STORAGES = {**settings.STORAGES, "default": backend}
        yield opened
