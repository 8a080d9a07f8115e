"""What the story leaves in its folder: papers, pages, feeds, the journal."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.test import Client

from baiqau.awards import content
from baiqau.awards import queries as awards
from baiqau.base import storage
from baiqau.journal import queries as journal
from baiqau.publishing import queries as publishing
from baiqau.site.story.play import Play

PAGES = {
    "home.html": "",
    "regulation.html": "regulation/",
    "regulation.pdf": "regulation.pdf",
    "results.html": "results/",
    "showcase.html": "showcase/",
    "news.atom.xml": "news/atom.xml",
    "news.rss.xml": "news/rss.xml",
    "calendar.ics": "calendar.ics",
}


def write(play: Play, out: Path) -> Counter[str]:
    """Write every paper, public page and the journal."""
    told = Counter(papers=_papers(play, out / "papers"), pages=_pages(play, out / "pages"))
    lines = list(journal.lines(play.contest.scope))
    (out / "journal.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    told["journal lines"] = len(lines)
    bundle = publishing.bundles(play.contest).get()
    with storage.open_blob(bundle.blob) as file:
        (out / "results.json").write_bytes(file.read())
    return told


def _papers(play: Play, folder: Path) -> int:
    folder.mkdir(parents=True)
    number = 0
    for paper in awards.papers(play.contest).filter(revoked_at=None):
        (folder / f"{paper.data['number']}.pdf").write_bytes(content.pdf(paper))
        number += 1
    return number


def _pages(play: Play, folder: Path) -> int:
    folder.mkdir(parents=True)
    visitor = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    for name, path in PAGES.items():
        answer = visitor.get(f"/kk/c/{play.contest.slug}/{path}")
        if answer.status_code == 200:  # noqa: PLR2004  the page is there
            (folder / name).write_bytes(b"".join(answer) if answer.streaming else answer.content)
    return len(list(folder.iterdir()))
