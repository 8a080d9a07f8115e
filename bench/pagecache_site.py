"""The two pages that bench/pagecache.py asks for."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.urls import path

from baiqau.base.pagecache import for_everyone

ROW = "<li class=card><h3>{{ n }} {{ row.name }}</h3><p>{{ row.words }}</p></li>"
TEMPLATE = Engine().from_string(
    "<!doctype html><title>Байқау</title><ul>{% for row in rows %}"
    + ROW.replace("{{ n }}", "{{ forloop.counter }}")
    + "{% endfor %}</ul>"
)
WORDS = "Жас кітапханашылардың жобалары: жасанды интеллект кітапханада, оқырманға қызмет. "


def edition() -> int:
    """Ask what journal.queries.edition asks: one small indexed table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(edition) FROM chain")
        return int(cursor.fetchone()[0])


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


@for_everyone
def page(_request: HttpRequest) -> HttpResponse:
    rows = [{"name": f"Жоба {n}", "words": WORDS} for n in range(125)]
    return HttpResponse(TEMPLATE.render(Context({"rows": rows})))


urlpatterns = [path("hello/", hello), path("page/", page)]
