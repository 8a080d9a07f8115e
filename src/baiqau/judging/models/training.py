"""Training works: scored before the real ones beside reference marks. In tables of their own: they count nowhere."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from baiqau.contests.models import Contest, Version
from baiqau.entries.models import Entry
from baiqau.judging.models.commission import Seat
from baiqau.judging.models.sheets import GivenMark


class Training(models.Model):
    """The training of a contest's commission: prepared by the chair, then given to the jurors."""

    contest = models.OneToOneField(Contest, models.PROTECT, related_name="training")
    given_at = models.DateTimeField(null=True, help_text="when the jurors got it; null: prepared")

    def __str__(self) -> str:
        return f"{self.contest_id} ({'given' if self.given_at else 'prepared'})"


class TrainingWork(models.Model):
    """A work to practise on: words of the chair, or those of a published work of an earlier contest."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="works")
    number = models.PositiveSmallIntegerField()
    version = models.ForeignKey(Version, models.PROTECT, help_text="whose criteria it is scored by")
    source = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=40, blank=True)
    text = models.TextField(blank=True)
    blob = models.CharField(max_length=64, blank=True, help_text="SHA-256 of a PDF of the chair's")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["training", "number"], name="training_number_once"),
            models.CheckConstraint(
                condition=Q(number__gte=1, number__lte=5), name="training_at_most_five"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & (~Q(text="") | ~Q(blob="") | Q(source__isnull=False)),
                name="training_work_is_not_empty",
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Reference(models.Model):
    """The mark a criterion of a training work deserves, and why."""

    work = models.ForeignKey(TrainingWork, models.CASCADE, related_name="references")
    criterion = models.CharField(max_length=40)
    value = models.SmallIntegerField()
    reason = models.CharField(max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "criterion"], name="reference_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="reference_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}={self.value}"


class TrainingSheet(models.Model):
    """A juror's sheet of a training work; it exists from the first mark or word on."""

    work = models.ForeignKey(TrainingWork, models.PROTECT, related_name="sheets")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="training_sheets")
    comment = models.TextField(blank=True)
    remarks = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "seat"], name="training_sheet_once"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} on training work {self.work_id}"

    @property
    def key(self) -> str:
        """The name of the sheet on the juror's device, the same before there is a row."""
        return f"training-{self.work_id}"

    @property
    def state(self) -> str:
        """The word by which pages show how far it is."""
        return "signed" if self.signed_at else "open" if self.pk else "assigned"


class TrainingMark(GivenMark):
    """A mark on a training sheet."""

    sheet = models.ForeignKey(TrainingSheet, models.CASCADE, related_name="marks")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="training_mark_once"),
        ]


class Excuse(models.Model):
    """A juror may open real sheets without the training: an act of the chair, with a reason."""

    seat = models.OneToOneField(Seat, models.CASCADE, related_name="excuse")
    reason = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="excuse_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id}"
