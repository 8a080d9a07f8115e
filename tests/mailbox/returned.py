"""Bounces as mail servers write them, of a letter of ours."""

from baiqau.journal import tasks

HEAD = (
    "From: MAILER-DAEMON@mail.example\r\nTo: konkurs@baiqau.example\r\n"
    "Subject: Undelivered Mail Returned to Sender\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
)


def message_id(letter):
    return tasks.message(letter).extra_headers["Message-ID"]


def bounce(ours, address, *, status="5.1.1", action="failed", why="550 no such user", original=""):
    """Give a report of RFC 3464 with the headers of the letter whose Message-ID is `ours`."""
    first = f"Original-Recipient: rfc822; {original}\r\n" if original else ""
    return (
        f'{HEAD}Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n"
        f"{first}Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {why}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {ours}\r\n\r\n--b--\r\n"
    ).encode()


def in_words(ours, address):
    """Give a bounce of a server that knows no reports: everything stands in its text."""
    return (
        f"{HEAD}Content-Type: text/plain\r\n\r\nHi. This is the mail program at mail.example.\r\n"
        f"<{address}>: 550 5.1.1 sorry, no mailbox here by that name\r\n\r\n"
        "--- Below this line is a copy of the message.\r\n\r\n"
        f"Message-ID: {ours}\r\nFrom: konkurs@baiqau.example\r\nTo: {address}\r\nSubject: x\r\n"
    ).encode()
