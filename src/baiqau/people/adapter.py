"""How allauth behaves here: one door by e-mail code, letters in the person's language."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from baiqau.people import queries
from baiqau.people.models import Person


class CodeAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts are made by `people.actions.join`, never by allauth's own sign-up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _(
            "This is not the code of the last letter. Look at its six digits again."
        ),
        "too_many_login_attempts": _(
            "The code was typed wrong five times and opens nothing any more. Ask for a new one."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def generate_login_code(self) -> str:
        """Give six digits: typed on a phone from a letter, five tries, ten minutes."""
        return f"{secrets.randbelow(10**6):06d}"

    def pre_login(
        self, request: HttpRequest, user: Person, *, email: str | None = None, **kwargs: object
    ) -> HttpResponse | None:
        """Let nobody in by a code sent to an address that is no longer the account's."""
        if email and email.lower() != user.email:
            return redirect("people:sign-in")
        answer: HttpResponse | None = super().pre_login(request, user, email=email, **kwargs)
        return answer

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, object],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        """Write the letter in the recipient's language."""
        address = email if isinstance(email, str) else email[0]
        person = queries.by_email(address)
        with translation.override(person.language if person else translation.get_language()):
            subject = render_to_string(f"{template_prefix}_subject.txt", context)
            body = render_to_string(f"{template_prefix}_message.txt", context)
        marks = {"Auto-Submitted": "auto-generated", **(headers or {})}
        return EmailMessage(
            " ".join(subject.split()), body, settings.DEFAULT_FROM_EMAIL, [address], headers=marks
        )
