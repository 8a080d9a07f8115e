"""A server that takes uploads: `python -m tests.services.quay PORT`. Everybody is the same sender."""

import sys

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.urls import path
from django.utils import timezone

django.setup()

from baiqau.base.tus import protocol, uploads  # noqa: E402  needs the settings


def desk():
    now = timezone.now()
    return protocol.Desk(
        owner="person:1",
        place="place:1",
        scope="contest",
        most=1 << 30,
        now=now,
        expect=lambda size, metadata: None,
        take=lambda upload: uploads.claim(upload, now=now),
    )


urlpatterns = [
    path("uploads/", lambda request: protocol.collection(request, desk())),
    path("uploads/<uuid:key>/", lambda request, key: protocol.single(request, desk(), key)),
]
application = get_wsgi_application()


def main(port: int) -> None:
    from granian import Granian  # noqa: PLC0415  the workers need none
    from granian.constants import Interfaces  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    Granian(
        "tests.services.quay:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=12,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
