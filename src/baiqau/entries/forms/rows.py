"""A table as rows of fields: whole without scripts, one row more by its button."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from baiqau.rules.answers import MOST_ROWS
from baiqau.rules.questions import Column, Question

BEGUN = 3  # rows of an empty table
ROWS = ".rows"
Row = Mapping[str, object]


class RowsWidget(forms.Widget):
    """The rows of a table. Inputs are named `question-team.0.name`, their number `question-team.rows`.

    A dot stands in no key of a regulation, so that no two questions meet in one name.
    """

    template_name = "entries/rows.html"
    use_fieldset = True

    def __init__(
        self, question: Question, language: str, attributes: Mapping[str, dict[str, object]]
    ) -> None:
        super().__init__()
        self.question, self.language, self.attributes = question, language, attributes
        self.most = question.most_rows or MOST_ROWS

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the rows that are answered, and empty ones up to the number a table begins with."""
        context = super().get_context(name, None, attrs)
        told: Sequence[Row] = [row for row in value or [] if isinstance(row, Mapping)]
        least = max(self.question.least_rows or 0, min(BEGUN, self.most))
        rows = [*told, *[{}] * (least - len(told))]
        shown = [self._row(name, place, row) for place, row in enumerate(rows)]
        context["widget"] |= {"rows": shown, "more": len(rows) < self.most, "most": self.most}
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        """Give every row that was on the page, empty ones too."""
        count = str(data.get(name + ROWS, ""))
        number = min(int(count), MOST_ROWS + 1) if count.isascii() and count.isdigit() else 0
        columns = self.question.columns
        return [
            {one.key: _cell(data.get(f"{name}.{place}.{one.key}", "")) for one in columns}
            for place in range(number)
        ]

    def sent(self, name: str, rows: Sequence[Row]) -> dict[str, list[str]]:
        """Give what a page with these rows would send."""
        cells = {
            f"{name}.{place}.{column.key}": [str(row.get(column.key, ""))]
            for place, row in enumerate(rows)
            for column in self.question.columns
        }
        return {name + ROWS: [str(len(rows))], **cells}

    def _row(self, name: str, place: int, row: Row) -> list[dict[str, object]]:
        return [
            {
                "name": f"{name}.{place}.{column.key}",
                "label": column.label.within(self.language),
                "value": row.get(column.key, ""),
                "choices": self._choices(column),
                "needed": column.required,
                "attributes": {"type": "text", "maxlength": 500} | self.attributes[column.kind]
                if column.kind != "choice"
                else {},
            }
            for column in self.question.columns
        ]

    def _choices(self, column: Column) -> list[tuple[str, str]]:
        return [(choice.key, choice.label.within(self.language)) for choice in column.choices]


def _cell(typed: object) -> str:
    return str(typed).replace("\0", "").strip()
