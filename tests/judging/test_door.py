"""A juror's door: the personal link of the letters, the code of a new device, the remembered device."""

import logging.config
import re

import pytest
from django.core import mail, signing
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from baiqau.contests import clock
from baiqau.journal.models import Act, Letter
from baiqau.judging import links
from baiqau.judging.actions import commission
from baiqau.judging.models import PersonalLink, Sheet
from baiqau.people.door import CODES_AN_HOUR
from baiqau.rules.refusals import Refused
from tests import build
from tests.judging import bench
from tests.judging.bench import NOW

pytestmark = pytest.mark.django_db
LINK = re.compile(r"https?://[^/]+(/\S+/juror/(\S+)/)\n")


@pytest.fixture(autouse=True)
def _in_the_selection(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def seat():
    """The first juror of a contest whose works are handed out."""
    return bench.assigned(entries=2, jurors=3).seats.get(code="J02")


def path(seat):
    """Give the link as the juror's newest letter has it."""
    letters = Letter.objects.filter(recipient=seat.person.email, kind__startswith="judging.")
    return LINK.search(letters.latest("pk").body)[1]


def code():
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


def code_page(seat):
    return f"/kk/c/{seat.contest.slug}/juror/code/"


def to_next(seat):
    return f"/kk/c/{seat.contest.slug}/sheets/next/"


def come_in(client, seat, **ticked):
    """Press the button on a new device and type the code of the letter."""
    client.post(path(seat))
    return client.post(code_page(seat), {"code": code(), **ticked})


def remembering(seat):
    """Give a device that remembers the juror and on which nobody is signed in."""
    device = Client()
    come_in(device, seat, remember="yes")
    sign_out(device)
    return device


def sign_out(client):
    client.post("/kk/sign-out/")


def signed_in(client):
    return client.get("/kk/me/").status_code == 200


# ---------------------------------------------------------------- the link


def test_all_letters_of_a_juror_carry_the_same_link(seat):
    commission.remind(seat.contest, "selection", by=None, turn="a", now=NOW)

    bodies = Letter.objects.filter(recipient=seat.person.email).values_list("kind", "body")

    assert {kind: LINK.search(body)[2] for kind, body in bodies} == dict.fromkeys(
        ("judging.invitation", "judging.assigned", "judging.reminder"), links.secret(seat)
    )


def test_who_has_not_answered_is_reminded_by_the_link_in_their_language():
    contest = build.contest()
    seat = bench.seat(contest, build.person(language="ru"), accept=False)
    commission.remind(contest, "selection", by=None, turn="a", now=NOW)

    assert path(seat).startswith("/ru/c/")


def test_a_secret_has_192_bits_and_only_its_digest_is_kept(seat):
    said = links.secret(seat)

    assert len(said) == 192 / 6
    row = PersonalLink.objects.filter(seat=seat).values().get()
    assert row["digest"] == links.digest(said)
    assert said not in str(row)


def test_a_seat_has_one_link_in_force(seat):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonalLink.objects.create(seat=seat, seed="x", digest="y")


def test_with_another_key_of_the_house_the_next_letter_carries_a_link_that_opens(
    client, seat, settings
):
    before = path(seat)
    settings.SECRET_KEY = "another key of the house, long enough to sign with"
    commission.remind(seat.contest, "selection", by=None, turn="a", now=NOW)

    assert client.get(path(seat)).status_code == 200
    assert client.get(before).status_code == 404


@pytest.mark.parametrize("which", ["unknown", "foreign"])
def test_an_unknown_secret_and_one_of_another_contest_are_not_found(client, seat, which):
    secret = "A" * 32 if which == "unknown" else links.secret(bench.seat(build.contest()))
    url = reverse("judging:door", kwargs={"contest": seat.contest.slug, "secret": secret})

    assert [client.get(url).status_code, client.post(url).status_code] == [404, 404]


def test_looking_at_the_link_changes_nothing_and_sends_nothing(client, seat):
    acts = Act.objects.count()
    remembered = remembering(seat)
    letters = len(mail.outbox)

    pages = [one.get(path(seat)) for one in (client, remembered)]

    assert [page.status_code for page in pages] == [200, 200]
    assert (len(mail.outbox), Act.objects.count()) == (letters, acts)
    assert not signed_in(client)
    assert not signed_in(remembered)


def test_the_page_is_kept_nowhere_and_its_address_goes_nowhere(client, seat):
    page = client.get(path(seat))

    assert page["Referrer-Policy"] == "strict-origin"
    assert {"no-store", "private"} <= set(page["Cache-Control"].split(", "))
    assert seat.person.email not in page.content.decode()
    assert client.get(path(seat)).headers["Cache-Control"] == page["Cache-Control"]


def test_logs_and_journal_do_not_know_the_secret(seat, settings):
    log = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Forbidden: %s", (path(seat),), None
    )
    told = settings.LOGGING["filters"]["hide"]
    handler = settings.LOGGING["handlers"]["stderr"]

    hide = logging.config.DictConfigurator({}).configure_filter(dict(told))

    assert handler["filters"] == ["hide"]
    assert hide.filter(log)
    assert log.getMessage() == f"Forbidden: /kk/c/{seat.contest.slug}/juror/***/"
    assert not [act for act in Act.objects.all() if links.secret(seat) in str(act.facts)]


# ---------------------------------------------------------------- a new device


def test_a_new_device_types_the_code_and_stands_before_the_first_unscored_work(client, seat):
    asked = client.post(path(seat))

    assert asked["Location"] == code_page(seat)
    assert mail.outbox[-1].to == [seat.person.email]
    opened = client.post(code_page(seat), {"code": code()})
    assert opened["Location"] == to_next(seat)
    work = client.get(to_next(seat), follow=True)
    first = Sheet.objects.filter(seat=seat).order_by("entry__number").first()
    assert work.redirect_chain[-1][0].endswith(f"/sheets/{first.key}/")


def test_the_address_stands_in_no_page_of_the_door(client, seat):
    client.post(path(seat))

    page = client.get(code_page(seat)).content.decode()

    name, _, host = seat.person.email.partition("@")
    assert f"{name[0]}•••@{host}" in page
    assert name not in page


def test_an_invited_juror_comes_to_the_invitation(client):
    seat = bench.seat(build.contest(), accept=False)

    assert come_in(client, seat)["Location"] == f"/kk/c/{seat.contest.slug}/seat/"


def test_a_wrong_code_does_not_open_and_remembers_nothing(client, seat):
    client.post(path(seat))

    wrong = f"{(int(code()) + 1) % 10**6:06d}"
    answer = client.post(code_page(seat), {"code": wrong, "remember": "yes"})

    assert (answer.status_code, signed_in(client)) == (200, False)
    assert [name for name in answer.cookies if "juror" in name] == []


def test_the_page_of_the_code_is_nobodys_who_has_not_pressed_the_button(client, seat):
    assert client.get(code_page(seat)).status_code == 404


def test_a_sign_in_begun_at_the_other_door_does_not_pass_for_the_jurors(client, seat):
    client.post(path(seat))
    client.post("/kk/sign-in/", {"email": "other@example.kz"})

    answer = client.post(code_page(seat), {"code": code(), "remember": "yes"})

    assert (answer.status_code, signed_in(client)) == (200, False)
    assert "жарамсыз" in answer.content.decode()


def test_more_codes_than_an_hour_allows_are_not_sent(client, seat):
    answers = [client.post(path(seat)).status_code for _ in range(CODES_AN_HOUR + 1)]

    assert answers == [302] * CODES_AN_HOUR + [429]
    assert len(mail.outbox) == CODES_AN_HOUR


def test_somebody_else_on_the_device_is_signed_out_first(client, seat):
    client.force_login(build.person())

    assert come_in(client, seat)["Location"] == to_next(seat)
    assert client.get("/kk/me/").context["person_here"] == seat.person


def test_who_is_signed_in_already_goes_straight_to_the_works(client, seat):
    client.force_login(seat.person)

    assert client.get(path(seat))["Location"] == to_next(seat)


# ---------------------------------------------------------------- a remembered device


def test_a_remembered_device_opens_the_first_unscored_work_by_link_and_button(seat):
    device = remembering(seat)
    letters = len(mail.outbox)

    opened = device.post(path(seat))

    assert (opened["Location"], len(mail.outbox)) == (to_next(seat), letters)
    assert signed_in(device)


def test_without_the_tick_the_device_forgets_and_the_session_ends_with_the_browser(client, seat):
    answer = come_in(client, seat)

    assert [name for name in answer.cookies if "juror" in name] == []
    assert client.session.get_expire_at_browser_close()
    sign_out(client)
    assert client.post(path(seat))["Location"] == code_page(seat)


def test_the_cookie_is_signed_httponly_and_lives_thirty_days(client, seat):
    answer = come_in(client, seat, remember="yes")

    [cookie] = [cookie for name, cookie in answer.cookies.items() if "juror" in name]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"], cookie["secure"]) == (
        30 * 24 * 3600,
        True,
        "Lax",
        "",
    )
    client.cookies[cookie.key] = cookie.value[:-1] + ("A" if cookie.value[-1] != "A" else "B")
    sign_out(client)
    assert client.post(path(seat))["Location"] == code_page(seat)


def test_over_https_the_cookie_is_for_https_and_this_host_alone(seat, settings):
    settings.SESSION_COOKIE_SECURE = True
    answer = come_in(Client(), seat, remember="yes")

    [cookie] = [cookie for name, cookie in answer.cookies.items() if "juror" in name]
    assert (cookie.key.startswith("__Host-"), cookie["secure"], cookie["path"]) == (True, True, "/")


def test_after_thirty_days_a_code_is_asked_for_again(seat, monkeypatch):
    device = remembering(seat)
    later = signing.time.time() + links.REMEMBERED.total_seconds() + 1
    with monkeypatch.context() as patched:
        patched.setattr(signing.time, "time", lambda: later)
        assert device.post(path(seat))["Location"] == code_page(seat)


def test_a_device_of_one_juror_does_not_open_for_another(seat):
    device, other = remembering(seat), seat.contest.seats.get(code="J03")
    [name] = [name for name in device.cookies if "juror" in name]
    device.cookies[name.replace(seat.key.hex[:16], other.key.hex[:16])] = device.cookies[name].value

    assert device.post(path(other))["Location"] == code_page(other)


def test_a_device_can_be_made_to_forget(seat):
    device = remembering(seat)

    device.post(path(seat), {"forget": "yes"})

    assert device.post(path(seat))["Location"] == code_page(seat)


# ---------------------------------------------------------------- offices and the second factor


@pytest.mark.parametrize("office", ["organiser", "committee", "secretary", "editor"])
def test_who_holds_an_office_anywhere_never_comes_in_by_the_link_alone(seat, office):
    device, elsewhere = remembering(seat), build.contest()
    officer = build.officer(elsewhere, office, email=seat.person.email)

    assert officer == seat.person
    assert device.post(path(seat))["Location"] == code_page(seat)
    assert 'name="remember"' not in device.get(code_page(seat)).content.decode()
    opened = device.post(code_page(seat), {"code": code(), "remember": "yes"})
    assert [name for name in opened.cookies if "juror" in name] == []


def test_the_second_factor_is_asked_after_the_code_and_on_a_remembered_device(seat):
    device = remembering(seat)
    build.sign_in(Client(), seat.person)

    assert device.post(path(seat))["Location"] == "/kk/me/security/authenticate/"
    assert not signed_in(device)
    fresh = Client()
    assert come_in(fresh, seat)["Location"] == "/kk/me/security/authenticate/"
    assert not signed_in(fresh)


# ---------------------------------------------------------------- a new link, a closed seat


def test_a_new_link_ends_the_earlier_one_its_devices_and_the_sessions(client, seat):
    device, open_ = remembering(seat), Client()
    come_in(open_, seat)
    earlier = path(seat)
    build.sign_in(client, build.officer(seat.contest, "secretary"))

    client.post(f"/kk/c/{seat.contest.slug}/commission/{seat.key}/link/")

    assert path(seat) != earlier
    assert Letter.objects.filter(kind="judging.link").get().recipient == seat.person.email
    assert "орнына жаңасы берілген" in device.get(earlier).content.decode()
    assert device.post(earlier).status_code == 200
    assert device.post(path(seat))["Location"] == code_page(seat)
    assert not signed_in(open_)
    act = Act.objects.get(kind="seat.link-renewed")
    assert (act.subject, act.facts) == (f"seat:{seat.key}", {"code": "J02"})


def test_the_chair_makes_a_new_link_and_a_juror_does_not(client, seat):
    url = f"/kk/c/{seat.contest.slug}/commission/{seat.key}/link/"
    client.force_login(seat.person)
    assert client.post(url).status_code == 403
    client.force_login(seat.contest.seats.get(chair=True).person)

    assert client.post(url).status_code == 302
    assert Act.objects.filter(kind="seat.link-renewed").count() == 1


def test_a_code_begun_with_an_ended_link_opens_nothing(client, seat):
    client.post(path(seat))
    commission.renew_link(seat, by=bench.organiser(seat.contest), now=NOW)

    assert client.post(code_page(seat), {"code": code()}).status_code == 404


def test_a_released_seat_says_so_and_lets_nobody_in(seat):
    device = remembering(seat)
    commission.release(seat, reason="Ауырып қалды.", by=bench.organiser(seat.contest), now=NOW)

    answer = device.post(path(seat))

    assert (answer.status_code, signed_in(device)) == (200, False)
    assert "орын босатылған" in answer.content.decode()
    with pytest.raises(Refused, match="judging-seat-closed"):
        commission.renew_link(seat, by=bench.organiser(seat.contest), now=NOW)


def test_who_declined_reads_so_and_may_think_again(client, seat):
    commission.answer(seat, accept=False, by=seat.person, now=NOW)

    assert "бас тарттыңыз" in client.get(path(seat)).content.decode()
    assert come_in(client, seat)["Location"] == f"/kk/c/{seat.contest.slug}/seat/"
