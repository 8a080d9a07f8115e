"""People's letters told from machines' (RFC 3464, 3834, 5965, 8098, 8460)."""

import pytest

from baiqau import post
from baiqau.post.letter import Claim, Failed

FROM = b"From: Ali <ali@example.kz>\r\n"
DAEMON = b"From: MAILER-DAEMON@mx.example.kz\r\nReturn-Path: <>\r\n"


def simple(headers: bytes, text: str = "x") -> post.Letter:
    return post.read(headers + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode())


def report(kind: str, media: str, content: str, headers: bytes = DAEMON) -> post.Letter:
    raw = (
        headers + f"Content-Type: multipart/report; report-type={kind}; boundary=b\r\n\r\n".encode()
    )
    raw += (
        b"--b\r\n\r\nSorry.\r\n--b\r\nContent-Type: "
        + media.encode()
        + b"\r\n\r\n"
        + content.encode()
    )
    return post.read(
        raw
        + b"\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <our.1@b.kz>\r\n\r\n--b--\r\n"
    )


def status(*recipients: tuple[str, str, str]) -> str:
    blocks = [
        f"Final-Recipient: rfc822; {who}\r\nAction: {action}\r\nStatus: {code}\r\n"
        for who, action, code in recipients
    ]
    return "\r\n".join(["Reporting-MTA: dns; mx.example.kz\r\n", *blocks])


def test_a_bounce_names_each_recipient_and_our_letter():
    read = report(
        "delivery-status",
        "message/delivery-status",
        status(("a@b.kz", "failed", "5.1.1"), ("c@d.kz", "failed", "4.4.7")),
    )
    assert (read.kind, read.about) == ("bounce", "our.1@b.kz")
    assert read.failed == (Failed("a@b.kz", "5.1.1"), Failed("c@d.kz", "4.4.7", permanent=False))
    assert read.works == ()


def test_a_delay_is_no_failure():
    read = report(
        "delivery-status", "message/delivery-status", status(("a@b.kz", "delayed", "4.4.1"))
    )
    assert (read.kind, read.failed) == ("delay", (Failed("a@b.kz", "4.4.1", permanent=False),))


def test_a_report_of_success_is_a_receipt():
    read = report(
        "delivery-status", "message/delivery-status", status(("a@b.kz", "delivered", "2.0.0"))
    )
    assert (read.kind, read.failed) == ("receipt", ())


def test_a_read_receipt():
    read = report(
        "disposition-notification",
        "message/disposition-notification",
        "Original-Message-ID: <our.2@b.kz>\r\n",
        FROM,
    )
    assert (read.kind, read.about) == ("receipt", "our.2@b.kz")


def test_complaints_and_policy_reports():
    assert (
        report("feedback-report", "message/feedback-report", "Feedback-Type: abuse\r\n").kind
        == "report"
    )
    assert report("tlsrpt", "application/tlsrpt+gzip", "x").kind == "report"
    assert (
        simple(FROM + b"Subject: Report Domain: b.kz Submitter: google.com Report-ID: 1\r\n").kind
        == "report"
    )


@pytest.mark.parametrize(
    "subject",
    ["Undelivered Mail Returned to Sender", "Недоставленное сообщение", "Хат жеткізілмеді"],
)
def test_a_bounce_without_a_report_is_read_from_its_words(subject):
    read = simple(
        DAEMON + f"Subject: {subject}\r\n".encode(),
        "<lost@b.kz>: host said: 550 5.1.1 no such user",
    )
    assert read.kind == "bounce"
    assert read.failed == (
        Failed("lost@b.kz", "5.1.1", why="<lost@b.kz>: host said: 550 5.1.1 no such user"),
    )


def test_failed_recipients_of_a_header():
    read = simple(DAEMON + b"X-Failed-Recipients: lost@b.kz\r\nSubject: x\r\n")
    assert (read.kind, read.failed) == ("bounce", (Failed("lost@b.kz"),))


@pytest.mark.parametrize(
    "subject", ["Out of office: x", "Автоответ: нет на месте", "Автоматты жауап: демалыстамын"]
)
def test_an_absence_is_automatic(subject):
    assert simple(FROM + f"Subject: {subject}\r\n".encode()).kind == "automatic"


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Auto-Submitted: auto-replied", "automatic"), ("X-Autoreply: yes", "automatic"),
        ("Precedence: auto_reply", "automatic"), ("List-Id: <news.example.kz>", "list"),
        ("Precedence: bulk", "list"), ("Auto-Submitted: no", "ordinary"), ("X-Priority: 1", "ordinary"),
    ],
)  # fmt: skip
def test_headers_of_machines(header, kind):
    assert simple(FROM + header.encode() + b"\r\nSubject: x\r\n").kind == kind


@pytest.mark.parametrize(
    ("headers", "reasons"),
    [
        (FROM, ()),
        (b"From: noreply@b.kz\r\n", ("machine-address",)),
        (FROM + b"Return-Path: <>\r\n", ("no-return-path",)),
        (FROM + b"X-Auto-Response-Suppress: DR, OOF, AutoReply\r\n", ("suppressed",)),
        (FROM + b"Precedence: list\r\n", ("list", "precedence")),
        (FROM + b"Auto-Submitted: auto-generated\r\n", ("automatic", "auto-submitted")),
        (b"Subject: x\r\n", ("no-sender",)),
    ],
)
def test_every_reason_not_to_answer_is_given(headers, reasons):
    assert simple(headers).silence == reasons


def test_a_person_who_forwards_a_bounce_is_a_person():
    raw = (
        FROM
        + b"Subject: help\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nlook\r\n--b\r\n"
    )
    raw += (
        b"Content-Type: message/delivery-status\r\n\r\n"
        + status(("a@b.kz", "failed", "5.1.1")).encode()
        + b"\r\n--b--\r\n"
    )
    assert (post.read(raw).kind, post.read(raw).silence) == ("ordinary", ())


@pytest.mark.parametrize(
    "subject", ["ЖИ байқауы_Әлиев", "Отчёт о доставке книг", "Жеткізу қызметі туралы жоба"]
)
def test_a_works_subject_is_never_taken_for_a_machines(subject):
    assert simple(FROM + f"Subject: {subject}\r\n".encode()).kind == "ordinary"


def test_claims_of_servers_are_kept_as_text():
    read = simple(FROM + b"Authentication-Results: mx.b.kz; dkim=pass header.i=@b.kz; spf=fail\r\n")
    text = "mx.b.kz; dkim=pass header.i=@b.kz; spf=fail"
    assert read.claims == (
        Claim("mx.b.kz", "dkim", "pass", text),
        Claim("mx.b.kz", "spf", "fail", text),
    )


def test_a_recipient_behind_a_forwarding_is_told_under_both_addresses():
    both = (
        "Reporting-MTA: dns; mx.example.kz\r\n\r\nOriginal-Recipient: rfc822; a@b.kz\r\n"
        "Final-Recipient: rfc822; far@c.kz\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    )
    read = report("delivery-status", "message/delivery-status", both)
    assert read.failed == (Failed("far@c.kz", "5.1.1"), Failed("a@b.kz", "5.1.1"))


@pytest.mark.parametrize("mark", ["", "> ", "| "])
def test_a_bounce_that_quotes_our_letter_names_it(mark):
    words = (
        f"<lost@b.kz>: 550 no such user\n\n{mark}From: we@b.kz\n{mark}Message-ID: <our.3@b.kz>\n"
    )
    read = simple(DAEMON + b"Subject: failure notice\r\n", words)
    assert (read.kind, read.about) == ("bounce", "our.3@b.kz")


@pytest.mark.parametrize(
    "subject",
    [
        "Не удается доставить: ЖИ байқауы",
        "Жеткізу мүмкін емес: ЖИ байқауы",
        "Mail failure.",
        "Non-delivery report",
    ],
)
def test_bounces_in_the_words_of_more_servers(subject):
    assert simple(DAEMON + f"Subject: {subject}\r\n".encode()).kind == "bounce"


@pytest.mark.parametrize(
    ("called", "kind"),
    [
        ("delivery-status", "bounce"),
        ("disposition-notification", "receipt"),
        ("feedback-report", "report"),
    ],
)
def test_a_report_that_lost_its_telling_part_is_still_one(called, kind):
    head = f"Content-Type: multipart/report; report-type={called}; boundary=b\r\n\r\n--b\r\n\r\nx"
    assert post.read(FROM + head.encode()).kind == kind


@pytest.mark.parametrize(
    "told",
    [
        "Subject: Отпуск: Re: ЖИ байқауы",
        "Subject: Мен демалыстамын: ЖИ байқауы_Әлиев",
        "Subject: [Автоответ] ЖИ байқауы",
        "Subject: Re: Автоответ: x",
        "Subject: Жұмыста емеспін: x",
        "Subject: Хатыңыз қабылданды (автоматты жауап)",
        "X-Yandex-Autoreply: yes",
        "Delivered-To: Autoresponder",
        "Preference: auto_reply",
        "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent",
    ],
)
def test_answers_of_machines_in_more_of_their_ways(told):
    assert simple(FROM + told.encode() + b"\r\n").kind == "automatic"


def test_an_answer_to_an_invitation_is_a_machines_and_an_invitation_is_not():
    calendar = FROM + b"Content-Type: text/calendar; method=%b\r\n\r\nBEGIN:VCALENDAR\r\n"
    assert post.read(calendar % b"REPLY").kind == "automatic"
    assert post.read(calendar % b"REQUEST").kind == "ordinary"


@pytest.mark.parametrize(
    "sign", ["Subject: Автоматический ответ к работе", "Subject: Read: x", "Feedback-ID: 1:2"]
)
def test_a_weak_sign_says_nothing_of_a_letter_that_brings_a_work(sign):
    plain = FROM + b"X-A: b\r\n" + sign.replace("Автом", "Мой автом").encode() + b"\r\n"
    work = b"Content-Type: application/pdf; name=work.pdf\r\n\r\n%PDF"
    assert post.read(plain + b"\r\nwords").kind in {"automatic", "receipt", "list"}
    assert post.read(plain + work).kind == "ordinary"


def test_an_empty_envelope_sender_in_another_header_forbids_an_answer_too():
    assert "no-return-path" in simple(FROM + b"X-Envelope-From: <>\r\n").silence
