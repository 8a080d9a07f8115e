"""The day: a sitting with its drawn order, the talks, the audience's vote, the result with its seal."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest, Version
from baiqau.entries.models import Entry
from baiqau.judging.models import Seat
from baiqau.language.names import PersonName

HERE = ("present", "online")  # in the hall, or connected
PRESENCES = (*HERE, "late", "absent")


class Sitting(models.Model):
    """One sitting of the commission. The order is drawn from `seed`, published beforehand.

    A contest has one, or several in rooms of their own; `number` counts them. `seats` are the jurors
    who sit here, empty: all of the commission; `chair` leads this sitting, empty: the chair of all.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="sittings")
    number = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=120, blank=True)
    version = models.ForeignKey(Version, models.PROTECT)
    starts_at = models.DateTimeField()
    room = models.CharField(max_length=200, blank=True)
    seed = models.CharField(max_length=200)
    chair = models.ForeignKey(Seat, models.PROTECT, null=True, related_name="+")
    seats = models.ManyToManyField(Seat, related_name="sittings")
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="sitting_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="sitting_from_one"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.contest_id} {self.starts_at:%Y-%m-%d}"

    @property
    def place(self) -> str:
        """The sitting's own name, where it has one, and its room."""
        return ", ".join(words for words in (self.name, self.room) if words)

    @property
    def told(self) -> dict[str, int]:
        """What the journal says of the number: nothing of the first, which may be the only one."""
        return {"sitting": self.number} if self.number > 1 else {}


class Allotment(models.Model):
    """In which of several sittings a finalist speaks, and how that was decided."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="allotments")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="allotment")
    by = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(by__in=["draw", "kind", "nomination", "hand"]),
                name="allotment_way_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} in {self.sitting_id}"


class Talk(models.Model):
    """One defence. Its life is `rules.states.TALK`.

    A talk has two parts, the talk and the questions (from `questions_at` on); `paused` counts the
    seconds its present part stood still, `paused_at` says that it stands still now.

    `presence` is what was noted at the door: one of PRESENCES, or empty while nobody knows.
    `presence_was` is what stood there before the last note; None when there is nothing to undo.
    """

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="talks")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="talk")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, default="waiting")
    presence = models.CharField(max_length=7, blank=True)
    presence_was = models.CharField(max_length=7, null=True)
    presence_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    questions_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(paused_at=None) | Q(state="speaking"), name="talk_pauses_speaking"
            ),
            models.CheckConstraint(
                condition=Q(questions_at=None) | Q(started_at__isnull=False),
                name="talk_questions_follow",
            ),
            models.CheckConstraint(
                condition=Q(presence__in=["", *PRESENCES]), name="talk_presence_known"
            ),
            models.CheckConstraint(
                condition=Q(presence_was=None) | Q(presence_was__in=["", *PRESENCES]),
                name="talk_presence_was_known",
            ),
            models.CheckConstraint(
                condition=~Q(presence="") | Q(presence_at=None), name="talk_presence_noted"
            ),
            models.CheckConstraint(
                condition=~Q(state="speaking") | Q(presence__in=HERE), name="talk_speaker_is_here"
            ),
            models.UniqueConstraint(fields=["sitting", "position"], name="talk_position_once"),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(state="speaking"), name="talk_one_speaker"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "speaking", "done", "absent", "withdrawn"]),
                name="talk_state_known",
            ),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position}: {self.entry_id}"

    @property
    def here(self) -> bool:
        """Whether the speaker can be called: in the hall or connected."""
        return self.presence in HERE


class Poll(models.Model):
    """The vote of the audience: open from `opened_at` to `closed_at`; opened again, it has no end.

    `root` stands over the commitments of all ballots at the close. While it is closed, and once the
    result is sealed, the database refuses every change of a ballot.
    """

    contest = models.OneToOneField(Contest, models.PROTECT, related_name="poll")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    root = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, root="") | (Q(closed_at__isnull=False) & ~Q(root="")),
                name="poll_closed_with_root",
            ),
        ]

    def __str__(self) -> str:
        return f"vote of {self.contest_id}"


class Guest(models.Model):
    """A ticket of the door and, once somebody has registered with it, that guest.

    `digest` is the SHA-256 of the code on the paper, which stands nowhere here: whoever reads these
    tables cannot find the ballot that was given with it. One ticket, one address, one guest.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="guests")
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, unique=True)
    surname = models.CharField(max_length=80, blank=True)
    given = models.CharField(max_length=80, blank=True)
    patronymic = models.CharField(max_length=80, blank=True)
    contact = models.CharField(max_length=254, null=True)
    language = models.CharField(max_length=2, default="kk")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "number"], name="guest_number_once"),
            models.UniqueConstraint(fields=["contest", "contact"], name="guest_address_once"),
            models.CheckConstraint(
                condition=Q(contact=None, surname="", given="", patronymic="")
                | (Q(contact__isnull=False) & ~Q(contact="") & ~Q(surname="") & ~Q(given="")),
                name="guest_whole_or_ticket",
            ),
            models.CheckConstraint(
                condition=Q(language__in=["kk", "ru", "en"]), name="guest_language_known"
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def name(self) -> PersonName:
        return PersonName(surname=self.surname, given=self.given, patronymic=self.patronymic)


class Ballot(models.Model):
    """One vote: the work that a ticket's holder chose. `key` is made of the ticket's code.

    No guest, no moment and no order stand here. The commitment is the voter's receipt.
    """

    key = models.CharField(max_length=64, primary_key=True)
    contest = models.ForeignKey(Contest, models.PROTECT, related_name="ballots")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    salt = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.commitment


class Result(models.Model):
    """The final result, frozen. Its life is `rules.states.RESULT`: open, confirmed, sealed, published.

    `rows`: entry number, selection, defence and final scores in millionths, rank, tie step.
    Every paper reads these rows and no other. `audience` is the count of the audience's votes, made
    at the seal and not before (see `reckoning.audience`); empty without such an award.
    """

    contest = models.OneToOneField(Contest, models.PROTECT, related_name="result")
    version = models.ForeignKey(Version, models.PROTECT)
    state = models.CharField(max_length=9, default="open")
    rows = models.JSONField()
    digest = models.CharField(max_length=64)
    audience = models.JSONField(default=dict)
    computed_at = models.DateTimeField()
    computed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    sealed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    sealed_at = models.DateTimeField(null=True)
    opens_at = models.DateTimeField(null=True, help_text="public not before this moment")
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "confirmed", "sealed", "published"]),
                name="result_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="open")
                | (Q(confirmed_by__isnull=False) & ~Q(confirmed_by=models.F("computed_by"))),
                name="result_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "confirmed"])
                | Q(sealed_by__isnull=False, sealed_at__isnull=False),
                name="result_sealed_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["sealed", "published"]) | Q(audience={}),
                name="result_counts_votes_at_seal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contest_id}: {self.state}"


class Dissent(models.Model):
    """The dissenting opinion of a member of the commission, as the protocol prints it.

    It can be written and changed until the result is public; from then on the database keeps it.
    """

    result = models.ForeignKey(Result, models.PROTECT, related_name="dissents")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    words = models.TextField(max_length=4000)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "seat"], name="dissent_once_per_seat"),
            models.CheckConstraint(condition=~Q(words=""), name="dissent_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.at:%Y-%m-%d}"
