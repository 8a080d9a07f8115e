"""Papers with numbers without gaps, their letterhead and check, and the signed protocol."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.awards.models.places import Award
from baiqau.contests.models import Contest
from baiqau.defence.models import Guest, Result
from baiqau.entries.models import Author, Entry
from baiqau.people.models import Library


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


class SignedProtocol(models.Model):
    """The protocol as the institution signed it, in one language: bytes that stand still (PAdES)."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="signed_protocols")
    language = models.CharField(max_length=2)
    sha256 = models.CharField(max_length=64)
    signer = models.CharField(max_length=200, help_text="whom the certificate names")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "language"], name="protocol_signed_once"),
            models.CheckConstraint(
                condition=Q(language__in=["kk", "ru", "en"]), name="signed_protocol_language_known"
            ),
            models.CheckConstraint(
                condition=~Q(sha256="") & ~Q(signer=""), name="signed_protocol_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_id} in {self.language}: {self.sha256[:12]}"
