"""The code by letter: limits on asking for it, the page that takes it, and who comes in without it."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.account.views import ConfirmLoginCodeView
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from baiqau.base.ratelimit import address, allow
from baiqau.people.conversation import PersonalRequest
from baiqau.people.models import Person

CODES_AN_HOUR = 10  # of one address, from one origin
OF_ALL_ORIGINS = ((20, 3600), (60, 86_400))  # codes of one address and the seconds within which
_BY_LINK = "by-link"
_EXPECTED = "expected"  # in the session: the address never stands in a link or a log


def may_send(request: PersonalRequest, email: str) -> bool:
    """Count one more code for this address and from this origin; False when it is one too many.

    One origin asks for few codes of one address, so that nobody shuts the door for another; where
    many origins ask, the address as a whole has its limit too, and what is refused spends nothing.
    """
    origin = address(request)
    limits = (
        (f"codes:{origin}", CODES_AN_HOUR * 30, 3600),
        (f"code:{origin}:{email}", CODES_AN_HOUR, 3600),
        *((f"code:{email}", most, seconds) for most, seconds in OF_ALL_ORIGINS),
    )
    return all(allow(key, most, seconds, request.now) for key, most, seconds in limits)


def expect(request: HttpRequest, email: str, *, onward: str) -> None:
    """Remember whom a personal link was written to, so that its way through the door asks nothing anew."""
    request.session[_EXPECTED] = {"email": email, "onward": onward}


def expected(request: HttpRequest, onward: str) -> str:
    """Give the address of the personal link that leads `onward`; "" where there was none."""
    told = request.session.get(_EXPECTED) or {}
    return str(told["email"]) if onward and told.get("onward") == onward else ""


def send_code(request: HttpRequest, person: Person) -> None:
    """Begin a sign-in in this session and send its code to the person's address."""
    LoginCodeVerificationProcess.initiate(request=request, user=person, email=person.email)


def let_in(request: HttpRequest, person: Person, *, onward: str) -> HttpResponse:
    """Sign in whom the caller knows already; who has a second factor is asked for it as ever.

    The session remembers that no code opened it: it may not move the account to another address.
    """
    login = Login(user=person, email=person.email, redirect_url=onward)
    answer: HttpResponse = perform_login(request, login)
    request.session[_BY_LINK] = True
    return answer


def by_link(request: HttpRequest) -> bool:
    """Say whether a personal link or a remembered device, and no code, opened this session."""
    return bool(request.session.get(_BY_LINK))


def make_way(request: HttpRequest, person: Person) -> None:
    """Sign out somebody else, so that this person can come in."""
    if request.user.is_authenticated and request.user != person:
        logout(request)


def hidden(email: str) -> str:
    """Give an address so that its owner knows it and nobody learns it: `d•••@nabrk.kz`."""
    name, _, host = email.rpartition("@")
    return f"{name[:1]}•••@{host}"


class _CodePage(ConfirmLoginCodeView):  # type: ignore[misc]  # allauth carries no types
    """allauth's page of the code with a page and a way of our own; knows whether the code was right."""

    onward = ""
    proven = False

    def get_next_url(self) -> str:
        return self.onward

    def form_valid(self, form: object) -> HttpResponse:
        self.proven = self._action == "verify"
        answer: HttpResponse = super().form_valid(form)
        return answer


def take_code(
    request: HttpRequest,
    person: Person,
    *,
    template: str,
    shown: dict[str, object],
    onward: str,
) -> tuple[HttpResponse | None, bool]:
    """Show the page of the code or hold the typed one against the letter's.

    Gives the answer and whether the code was right just now; no answer when this session has begun
    no sign-in of this person, or its code has grown old.
    """
    stage = LoginStageController.enter(request, LoginByCodeStage.key)
    if stage is None or stage.login.user != person:
        return None, False
    if LoginCodeVerificationProcess.resume(stage) is None:
        return None, False
    request._login_stage = stage  # type: ignore[attr-defined]  # noqa: SLF001  where allauth's view looks
    page = _CodePage(template_name=template, extra_context=shown, onward=onward)
    page.setup(request)
    return page.dispatch(request), page.proven
