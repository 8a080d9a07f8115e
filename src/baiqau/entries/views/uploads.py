"""Files of an entry that come in parts, by tus: for weak networks, and for days."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from baiqau.base.models import Upload
from baiqau.base.tus import protocol
from baiqau.contests.conversation import Conversation
from baiqau.entries import actions, queries, visibility, writers
from baiqau.entries.hands import Hand
from baiqau.entries.models import Entry
from baiqau.entries.views import arriving
from baiqau.rules.document import Regulation
from baiqau.rules.refusals import Refused


def collection(request: Conversation, contest: str, entry: UUID) -> HttpResponse:
    """Begin to send a file; what name, size and day forbid is refused before the first byte."""
    return protocol.collection(request, _desk(request, *_own(request, entry)))


def single(request: Conversation, contest: str, entry: UUID, upload: UUID) -> HttpResponse:
    """Go on with a file, ask how much of it is here, or drop it; the last part puts it in the work."""
    return protocol.single(request, _desk(request, *_own(request, entry)), upload)


def _own(request: Conversation, entry: UUID) -> tuple[Hand, Entry]:
    hand = writers.hand(request, entry)
    return hand, get_object_or_404(visibility.changeable(hand, request.contest), key=entry)


def _desk(request: Conversation, by: Hand, entry: Entry) -> protocol.Desk:
    now = request.now

    def expect(size: int, metadata: dict[str, str]) -> None:
        actions.expect_file(entry, size=size, by=by, now=now, **arriving.told(metadata))

    def take(upload: Upload) -> None:
        said = arriving.told(upload.metadata)
        try:
            actions.take_upload(entry, upload=upload, by=by, now=now, **said)
        except Refused as refused:
            arriving.note(upload, refused)
            raise
        arriving.forget_useless(entry, said, by=by, now=now)
        messages.success(request, _("The file is kept on the server."))  # also when told before

    return protocol.Desk(
        owner=by.actor,
        place=queries.upload_place(entry),
        scope=request.contest.scope,
        most=_largest(request.contest.regulation),
        now=timezone.now(),  # the terms of uploads run in real time, also where a demo plays another
        expect=expect,
        take=take,
        say=arriving.why,
    )


def _largest(rules: Regulation) -> int:
    asked = (one.largest for one in rules.questions if one.kind == "file")
    return max(*(form.most_bytes for form in rules.works.forms), *asked, 1)
