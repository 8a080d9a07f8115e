"""Who is signed in: asked by every page, so both questions are prepared."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone

from baiqau.base.prepared import Prepared, Slot
from baiqau.people.models import Person

BACKEND = "baiqau.people.sessions.Accounts"

_SESSION = Prepared(
    lambda: Session.objects.filter(
        session_key=Slot("key", models.CharField()),
        expire_date__gt=Slot("now", models.DateTimeField()),
    )
)
_PERSON = Prepared(lambda: Person.objects.filter(pk=Slot("pk", models.BigIntegerField())))


class SessionStore(db.SessionStore):
    """Django's sessions in the database, read by a prepared question."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Keep the rows where Django keeps them."""
        return Session

    def _get_session_from_db(self) -> Session | None:
        found = _SESSION.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found


class Accounts(AuthenticationBackend):  # type: ignore[misc]  # allauth tells no types
    """The accounts of allauth; the person of a session is read by a prepared question."""

    def get_user(self, user_id: int) -> Person | None:
        """Give the person if still active."""
        person = _PERSON.first(pk=user_id)
        return person if person is not None and self.user_can_authenticate(person) else None
