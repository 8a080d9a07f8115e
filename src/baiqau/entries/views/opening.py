"""Writing before any account: the first page, its quiet saving, the link to another device, taking up."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from baiqau.base import ratelimit
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, keyring, queries, writers
from baiqau.entries.forms import OpeningForm
from baiqau.entries.models import OpenDraft
from baiqau.entries.queries import together
from baiqau.entries.views import saving, telling
from baiqau.entries.views.steps import first
from baiqau.rules import calendar
from baiqau.rules.refusals import Refused

BEGUN_AN_HOUR = 300  # a whole reading room stands behind one address
SAVED_AN_HOUR = 1200  # of one draft: one save in three seconds
LINKS_AN_HOUR = 3  # to one address
LINKS_FROM_HERE = 60  # from one origin


@never_cache
def begin(request: Conversation, contest: str) -> HttpResponse:
    """Let anyone write at once; keep the words on the server from the first address on.

    The page gives the browser its secret before anything is saved, so that every tab saves to one draft.
    """
    if request.method == "POST":
        return _written(request)
    if request.user.is_authenticated:
        return redirect("entries:start", contest)
    ring = keyring.held(request, request.contest)
    draft = queries.held(request.contest, writers.digests(request, request.contest)).first()
    if draft is not None:
        return redirect("entries:edit", contest, draft.entry.key)
    done = bool(ring) and queries.opened(request.contest, [keyring.digest(ring[0])]).exists()
    answer = _page(request, _form(request), done=done)
    keyring.hold(answer, request.contest, [keyring.fresh(), *ring] if done or not ring else ring)
    return answer


def _written(request: Conversation) -> HttpResponse:
    """Keep what was sent, and lead on; the words of a draft that joined an account are not kept twice."""
    if saving.is_growing(request):
        return _page(request, _form(request, saving.grown(request.POST)))
    ring = keyring.held(request, request.contest) or [keyring.fresh()]
    before = queries.opened(request.contest, [keyring.digest(ring[0])]).first()
    if before is not None and before.taken_at is not None:
        return redirect("entries:show", request.contest.slug, before.entry.key)
    form = _form(request)
    found = _kept(request, form, ring[0], before)
    answer = _answer(request, form, found, before)
    keyring.hold(answer, request.contest, ring)
    return answer


def _answer(
    request: Conversation, form: OpeningForm, found: OpenDraft | None, before: OpenDraft | None
) -> HttpResponse:
    slug, draft = request.contest.slug, found or before
    if saving.quiet(request):
        changed = draft.entry.changed_at if draft else None
        return saving.told(form, changed, request.contest)
    if found is not None:
        entry = found.entry
        faulty = telling.faulty(
            request.contest.regulation, entry.answers, entry.kind, entry.nomination
        )
        return redirect("entries:edit" if faulty else "entries:authors", slug, entry.key)
    if draft and saving.is_torn(request, form):
        data, torn = saving.beside(request.POST, form, together.of_entry(draft.entry))
        return _page(request, _form(request, data), torn)
    return _page(request, form)


def _page(
    request: Conversation,
    form: OpeningForm,
    torn: Sequence[saving.Torn] = (),
    *,
    done: bool = False,
) -> HttpResponse:
    shown = {
        "form": form,
        "torn": torn,
        "faulty": bool(form.errors or torn),
        "kept_days": actions.KEPT_DAYS,
        "open": calendar.is_open(request.contest.regulation, request.now),
        "done": done,
        "steps": first(),
    }
    return render(request, "entries/begin.html", shown)


@never_cache
def open_link(request: Conversation, contest: str, token: str) -> HttpResponse:
    """Say what the link of a letter opens; its button lets this browser hold the draft, too."""
    opened = queries.opened(request.contest, [keyring.digest(token)])
    draft = get_object_or_404(opened)
    if request.method == "POST" and draft.taken_at is None:
        answer: HttpResponse = redirect("entries:edit", contest, draft.entry.key)
        keyring.hold(answer, request.contest, [token, *keyring.held(request, request.contest)])
        return answer
    answer = render(request, "entries/open.html", {"draft": draft, "entry": draft.entry})
    answer.headers["Referrer-Policy"] = (
        "strict-origin"  # as with a juror's link: the path is secret
    )
    return answer


def link(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Send the personal link of the draft to its address."""
    draft = _held(request, entry)
    if _may_write(request, draft.email):
        actions.write_link(draft, language=get_language() or "kk", now=request.now)
        words = _("The link is on its way to %(email)s. Look into spam, too.")
        messages.success(request, words % {"email": draft.email})
    else:
        messages.error(request, _("Several links were sent already. Look into your letters, too."))
    return redirect("entries:edit", contest, entry)


def leave(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Let this browser forget the draft; the server keeps it for its address until the term."""
    draft = _held(request, entry)
    known = set(draft.keys.values_list("secret", flat=True))
    ring = [
        one for one in keyring.held(request, request.contest) if keyring.digest(one) not in known
    ]
    messages.success(request, _("This device no longer knows the draft."))
    answer = redirect("entries:begin", contest)
    keyring.hold(answer, request.contest, ring)
    return answer


def take_up(request: Conversation, contest: str, draft: UUID) -> HttpResponse:
    """Make a draft written before signing in one's own entry, and go on with it."""
    here = writers.digests(request, request.contest)
    found = get_object_or_404(queries.to_take_up(request.person, request.contest, here, draft))
    entry = actions.take_up(found, by=request.person, now=request.now)
    messages.success(request, _("Saved on the server."))
    return redirect("entries:edit", contest, entry.key)


def _held(request: Conversation, entry: UUID) -> OpenDraft:
    here = writers.digests(request, request.contest)
    return get_object_or_404(queries.held(request.contest, here), entry__key=entry)


def _may_write(request: Conversation, email: str) -> bool:
    now, hour = request.now, 3600
    to = ratelimit.allow(f"open-link:{email}", most=LINKS_AN_HOUR, seconds=hour, now=now)
    day = ratelimit.allow(f"open-link-day:{email}", most=8, seconds=86400, now=now)
    origin = f"open-links:{ratelimit.address(request)}"
    return ratelimit.allow(origin, most=LINKS_FROM_HERE, seconds=hour, now=now) and to and day


def _form(request: Conversation, data: QueryDict | None = None) -> OpeningForm:
    return OpeningForm(
        data or (request.POST if request.method == "POST" else None),
        regulation=request.contest.regulation,
        language=get_language() or "kk",
    )


def _kept(
    request: Conversation, form: OpeningForm, secret: str, before: OpenDraft | None
) -> OpenDraft | None:
    """Keep the words; what stands against it is told at the form."""
    if not form.is_valid() or "take" in request.POST:
        return None
    if not may_save(request, before):
        form.add_error(None, _("Too much was saved in a short time. Wait an hour and save again."))
        return None
    try:
        return actions.keep_open(
            request.contest,
            secret=secret,
            email=form.cleaned_data["email"],
            words=form.told(),
            language=get_language() or "kk",
            written_on=request.POST.get("written_on"),
            now=request.now,
        )
    except Refused as refused:
        saving.refuse(request, form, refused)
        return None


def may_save(request: Conversation, draft: OpenDraft | None) -> bool:
    """Count one save more of a draft, or one draft more from this origin."""
    name, most = (
        (f"open-draft:{draft.key}", SAVED_AN_HOUR)
        if draft
        else (f"open-drafts:{ratelimit.address(request)}", BEGUN_AN_HOUR)
    )
    return ratelimit.allow(name, most=most, seconds=3600, now=request.now)
