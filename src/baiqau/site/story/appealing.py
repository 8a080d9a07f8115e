"""Two authors are not content: one appeal is rejected, one leads to a corrected version."""

from collections import Counter
from datetime import timedelta

from baiqau.appeals import queries as appeals
from baiqau.appeals.actions import correcting, handling
from baiqau.appeals.models import Appeal
from baiqau.contests.models import Role
from baiqau.defence import queries as defence
from baiqau.entries.models import Entry
from baiqau.people.models import Person
from baiqau.site.story.play import HOUR, Play

DAY = timedelta(days=1)
ASKED = (
    "Жобаның қорғауға неге шықпағанын түсіндіруді сұраймын.",
    "Сарапшының бірі басқа өлшемшарт бойынша баға қойған сияқты. Қайта қарауды сұраймын.",
)
REJECTED = "Бағалау парақтары қайта қаралды: барлығы Ережеге сай толтырылған, қате табылған жоқ."
GRANTED = "Бір парақтағы баға басқа өлшемшартқа қойылған. Сол парақ есептелмейді."
CORRECTED = "Бір бағалау парағы қате толтырылған, ол есептелмейді."


def appeal(play: Play) -> Counter[str]:
    """File two appeals about works that were not defended; answer both, correct by the second."""
    if not (play.regulation.appeals and play.regulation.appeals.accepted):
        return Counter()
    frozen = defence.result(play.contest)
    assert frozen is not None
    assert frozen.published_at is not None
    play.reach(frozen.published_at + HOUR)
    behind = Entry.objects.filter(contest=play.contest, state="admitted", finalist=None)
    subjects = zip(behind.order_by("number")[:2], ("place", "marks"), ASKED, strict=True)
    rejected, granted = [_in_hand(play, *asked) for asked in subjects]
    play.wait(DAY)
    _answer(play, rejected, "rejected", REJECTED)
    _correct(play, _answer(play, granted, "satisfied", GRANTED))
    return Counter(appeals=2, corrected=1)


def _in_hand(play: Play, entry: Entry, subject: str, text: str) -> Appeal:
    now = play.wait(HOUR)
    filed = handling.file(entry, subject=subject, text=text, by=entry.owner, now=now)
    free = (one.person for one in appeals.candidates(filed) if not one.impediment)
    return handling.name_handler(filed, next(free), by=play.organiser, now=play.wait(HOUR))


def _answer(play: Play, found: Appeal, outcome: str, reasons: str) -> Appeal:
    handler = found.handler
    assert handler is not None
    now = play.wait(HOUR)
    return handling.answer(found, outcome=outcome, reasons=reasons, by=handler, now=now)


def _correct(play: Play, granted: Appeal) -> None:
    handler = granted.handler
    assert handler is not None
    sheet = appeals.sheets(granted.entry).filter(stage="selection").first()
    assert sheet is not None
    struck, now = [(str(sheet.key), "")], play.wait(HOUR)
    made = correcting.correct(
        granted, struck=struck, counts=False, reason=CORRECTED, by=handler, now=now
    )
    confirmed = correcting.confirm(made, by=_another(play, handler), now=play.wait(HOUR))
    correcting.publish(confirmed, by=play.organiser, now=play.wait(HOUR))


def _another(play: Play, handler: Person) -> Person:
    """Give an officer other than the handler."""
    roles = Role.objects.filter(contest=play.contest, office__in=("secretary", "committee"))
    return roles.exclude(person=handler).select_related("person").order_by("pk")[0].person
