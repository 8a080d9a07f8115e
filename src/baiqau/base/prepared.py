"""Questions asked on nearly every page: Django makes their SQL once instead of at each asking.

Making the SQL of a query takes Django longer than the database takes to answer it: of a juror's page
it was a third. A `Prepared` is written as a queryset with a `Slot` where a value comes:

    OF_SLUG = Prepared(lambda: Contest.objects.filter(slug=Slot("slug", CharField())))
    OF_SLUG.first(slug="2024")

The rows are made by Django as for any queryset, so `select_related`, `only`, `annotate` and
`prefetch_related` work; what is prefetched is asked for in the usual way. A slot is compared, never given to `in` or to a null test.
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, Model, QuerySet, prefetch_related_objects
from django.db.models.query import ModelIterable

Row = TypeVar("Row", bound=Model)


class Slot(Expression):
    """A place in a prepared question, filled at each asking by the value of this name."""

    def __init__(self, name: str, field: Field[Any, Any]) -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: object, connection: object) -> tuple[str, Any]:
        """Leave the slot itself among the parameters."""
        return "%s", [self]


class Prepared(Generic[Row]):
    """A question whose SQL is made once; it is asked with a value for the name of each slot."""

    def __init__(self, question: Callable[[], QuerySet[Row]]) -> None:
        self._question = question
        self._made: dict[str, tuple[Any, str, tuple[object, ...]]] = {}
        self._prefetched: tuple[Any, ...] = ()

    def rows(self, **values: object) -> list[Row]:
        """Give all rows; KeyError names a slot without a value."""
        found: list[Row] = list(ModelIterable(_Asked(self, values)))  # type: ignore[arg-type]  # all that it takes of a queryset
        prefetch_related_objects(found, *self._prefetched)
        return found

    def first(self, **values: object) -> Row | None:
        """Give the first row, None where there is none."""
        return next(iter(self.rows(**values)), None)

    def made(self, using: str) -> tuple[Any, str, tuple[object, ...]]:
        """Give Django's compiler of the question, its SQL, its parameters with slots among them."""
        if using not in self._made:
            question = self._question()
            self._prefetched = question._prefetch_related_lookups  # type: ignore[attr-defined]  # noqa: SLF001  kept by Django under this name
            compiler = question.query.get_compiler(using)
            self._made[using] = (compiler, *compiler.as_sql())
        return self._made[using]


class _Asked:
    """One asking, in the shape in which Django's maker of rows takes a queryset and its query."""

    _known_related_objects: dict[object, object] = {}

    def __init__(self, prepared: Prepared[Any], values: dict[str, object]) -> None:
        self.prepared = prepared
        self.values = values
        self.db = DEFAULT_DB_ALIAS
        self.query = self

    def get_compiler(self, using: str) -> object:
        """Give a compiler that has made its SQL already."""
        made, sql, params = self.prepared.made(using)
        compiler = copy(made)
        compiler.connection = connection = connections[using]
        filled = [
            one.output_field.get_db_prep_value(self.values[one.name], connection)
            if isinstance(one, Slot)
            else one
            for one in params
        ]
        compiler.as_sql = lambda: (sql, filled)
        return compiler


def hold(row: Model, name: str, rows: list[Any]) -> None:
    """Keep rows that a `Prepared` gave as what `row.NAME.all()` gives, as a prefetch would."""
    found = getattr(row, name).all()
    found._result_cache, found._prefetch_done = rows, True  # noqa: SLF001  as Django's own prefetch does
    held = row.__dict__.setdefault("_prefetched_objects_cache", {})
    held[name] = found
