"""Awards by place, gifts and their hand-over, and papers with numbers without gaps."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest
from baiqau.defence.models import Guest, Result
from baiqau.entries.models import Author, Entry
from baiqau.people.models import Library


class Award(models.Model):
    """A place or nomination given to an entry by people, beside its computed rank."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="awards")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="awards")
    place = models.CharField(max_length=40, help_text="key of the place or nomination")
    rank = models.PositiveIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "entry", "place"], name="award_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.entry_id}"


class Gift(models.Model):
    """A kind of gift in stock."""

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="gifts")
    name = models.CharField(max_length=200)
    stock = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.name


class Handover(models.Model):
    """One gift given to one author."""

    gift = models.ForeignKey(Gift, models.PROTECT, related_name="handovers")
    author = models.ForeignKey(Author, models.PROTECT, related_name="gifts")
    handed_at = models.DateTimeField(null=True)
    handed_by = models.CharField(max_length=60, blank=True)
    sent_by_post = models.CharField(
        max_length=120, blank=True, help_text="number of the parcel, when it was not handed over"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_by_post="") | Q(handed_at__isnull=False),
                name="handover_posted_has_time",
            ),
            models.UniqueConstraint(fields=["gift", "author"], name="gift_once_per_author"),
        ]

    def __str__(self) -> str:
        return f"{self.gift_id} to {self.author_id}"


class Letterhead(models.Model):
    """What an organiser puts on the papers of a contest: logo, seal, who signs, in which languages.

    `signatories` is [{name, post: {kk, ru, en}}]; `second` is the language of a second column.
    Pictures are blobs: a paper that was issued keeps the ones it was issued with.
    """

    contest = models.OneToOneField(Contest, models.PROTECT, related_name="letterhead")
    logo = models.CharField(max_length=64, blank=True)
    logo_alt = models.CharField(max_length=200, blank=True)
    seal = models.CharField(max_length=64, blank=True)
    seal_alt = models.CharField(max_length=200, blank=True)
    signatories = models.JSONField(default=list)
    second = models.CharField(max_length=2, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(second__in=["", "kk", "ru", "en"]), name="letterhead_language_known"
            ),
            models.CheckConstraint(
                condition=(Q(logo="") | ~Q(logo_alt="")) & (Q(seal="") | ~Q(seal_alt="")),
                name="letterhead_pictures_described",
            ),
        ]

    def __str__(self) -> str:
        return f"letterhead of {self.contest_id}"


class Paper(models.Model):
    """A diploma, certificate or letter of thanks, with the next number of its contest and kind.

    `token` stands in the QR code; `data` is what was printed; the bytes are made again from it.
    A letter of thanks is a person's and has no entry; diplomas and certificates are an author's or a
    library's; attendance is certified to a speaker (an author), a juror (a person) or a guest.
    """

    contest = models.ForeignKey(Contest, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=11)
    number = models.PositiveIntegerField()
    token = models.CharField(max_length=32, unique=True)
    author = models.ForeignKey(Author, models.PROTECT, null=True, related_name="papers")
    library = models.ForeignKey(Library, models.PROTECT, null=True, related_name="papers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="papers"
    )
    guest = models.ForeignKey(Guest, models.PROTECT, null=True, related_name="papers")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="papers")
    award = models.ForeignKey(Award, models.PROTECT, null=True, related_name="papers")
    language = models.CharField(max_length=2)
    data = models.JSONField()
    signature = models.CharField(max_length=128)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "kind", "number"], name="paper_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["diploma", "certificate", "thanks", "attendance"]),
                name="paper_kind_known",
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind__in=["thanks", "attendance"])
                    & Q(person__isnull=False, entry__isnull=True)
                    & Q(author__isnull=True, library__isnull=True, guest__isnull=True)
                )
                | (
                    Q(kind="attendance", guest__isnull=False, entry__isnull=True)
                    & Q(author__isnull=True, library__isnull=True, person__isnull=True)
                )
                | (
                    Q(kind="attendance", author__isnull=False, entry__isnull=False)
                    & Q(library__isnull=True, person__isnull=True, guest__isnull=True)
                )
                | (
                    Q(kind__in=["diploma", "certificate"])
                    & Q(person__isnull=True, guest__isnull=True, entry__isnull=False)
                    & (Q(author__isnull=False) ^ Q(library__isnull=False))
                ),
                name="paper_has_one_holder",
            ),
            models.UniqueConstraint(
                fields=["kind", "author", "entry"],
                condition=Q(revoked_at__isnull=True, kind="certificate", author__isnull=False),
                name="certificate_once_per_author",
            ),
            models.UniqueConstraint(
                fields=["contest", "person"],
                condition=Q(revoked_at__isnull=True, kind="thanks"),
                name="thanks_once_per_person",
            ),
            *(
                models.UniqueConstraint(
                    fields=["contest", holder],
                    condition=Q(revoked_at__isnull=True, kind="attendance"),
                    name=f"attendance_once_per_{holder}",
                )
                for holder in ("author", "person", "guest")
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revoked_reason=""),
                name="paper_revoked_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class PaperNumbering(models.Model):
    """The last number given per contest and kind; locked while one is taken: no gaps."""

    contest = models.ForeignKey(Contest, models.CASCADE)
    kind = models.CharField(max_length=11)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "kind"], name="paper_numbering_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.last}"


class Verification(models.Model):
    """One look-up of a paper by token or number: logged without the visitor's address."""

    token = models.CharField(max_length=64)
    found = models.BooleanField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.token} {self.at:%Y-%m-%d}"


class Pronunciation(models.Model):
    """How an author's name is said aloud: typed beforehand for whoever presents."""

    author = models.OneToOneField(Author, models.CASCADE, related_name="pronunciation")
    words = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="pronunciation_said"),
        ]

    def __str__(self) -> str:
        return self.words


class Citation(models.Model):
    """What is said of a work when its name is revealed; short enough for the screen of a hall."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="citation")
    kk = models.CharField(max_length=120, blank=True)
    ru = models.CharField(max_length=120, blank=True)
    en = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kk="", ru="", en=""), name="citation_in_some_language"
            ),
        ]

    def __str__(self) -> str:
        return self.kk or self.ru or self.en


class Ceremony(models.Model):
    """Where the ceremony stands: the number of the frame that is shown, and who pressed.

    `last` is the frame of the last name, one before the closing frame. Who has shown it has ended
    the secrecy: the row cannot stand there without saying who and when.
    """

    result = models.OneToOneField(Result, models.PROTECT, related_name="ceremony")
    last = models.PositiveSmallIntegerField()
    frame = models.PositiveSmallIntegerField(default=0)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    pressed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    pressed_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frame__lte=models.F("last") + 1), name="ceremony_within_its_script"
            ),
            models.CheckConstraint(
                condition=Q(frame__lt=models.F("last")) | Q(ended_at__isnull=False),
                name="ceremony_ends_with_last_name",
            ),
            models.CheckConstraint(
                condition=Q(ended_by__isnull=True, ended_at__isnull=True)
                | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="ceremony_ended_by_someone",
            ),
        ]
        verbose_name_plural = "ceremonies"

    def __str__(self) -> str:
        return f"{self.result_id}: {self.frame} of {self.last + 1}"
