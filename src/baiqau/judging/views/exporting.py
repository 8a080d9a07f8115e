"""Every mark to take away: CSV, spreadsheet, paper. Reading changes nothing."""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from baiqau.contests.conversation import Conversation
from baiqau.judging import exporting, queries
from baiqau.judging.actions import ranking as acts
from baiqau.rules.refusals import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
def marks_csv(request: Conversation, contest: str) -> HttpResponse:
    """One line a sheet, with what its work comes to."""
    return _file(_export(request).csv(), "text/csv; charset=utf-8", f"{contest}-marks.csv")


@never_cache
def marks_xlsx(request: Conversation, contest: str) -> HttpResponse:
    """A workbook: ranking, marks, what was signed before."""
    return _file(_export(request).xlsx(), XLSX, f"{contest}-marks.xlsx")


@never_cache
def marks_pdf(request: Conversation, contest: str) -> HttpResponse:
    """The same as a tagged paper in the page's language."""
    return _file(_export(request).pdf(request.now), "application/pdf", f"{contest}-marks.pdf")


def _export(request: Conversation) -> exporting.Export:
    waiting = queries.open_sheets(request.contest, exporting.STAGE).count()
    if waiting:
        raise Refused("judging-sheets-open", number=waiting)
    frozen = acts.standing(request.contest)
    language = (get_language() or "kk")[:2]
    return exporting.export(request.person, request.contest, frozen, language)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    how = "inline" if kind == "application/pdf" else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    return answer
