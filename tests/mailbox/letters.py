"""Letters as authors send them, built with the standard library; and a contest that takes them."""

from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from baiqau.mailbox import actions
from tests import build

SENDER = "Гүлнар Әлиева <gulnar@mail.example>"


def letter(
    subject="ЖИ байқауы_Әлиева",
    *,
    files=(("ЖИ байқауы_Әлиева.pdf", build.PDF),),
    sender=SENDER,
    text="Сәлеметсіз бе, жұмысымды жіберіп отырмын. Құрметпен, Гүлнар Әлиева",
    **headers,
):
    """Give the bytes of a letter with files."""
    made = EmailMessage()
    made["From"], made["To"] = sender, "konkurs@baiqau.example"
    made["Subject"] = subject
    made["Date"] = format_datetime(build.IN_CALL)
    made["Message-ID"] = make_msgid(domain="mail.example")
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content(text)
    for name, content in files:
        made.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    return made.as_bytes()


def arrived(raw, contest=None, *, now=build.IN_CALL, source="accept", uid=""):
    """Take a letter in and understand it."""
    row, _ = actions.arrive(raw, source=source, uid=uid, contest=contest, received_at=now, now=now)
    return actions.understand(row, now=now)
