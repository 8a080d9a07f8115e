"""From the first word to the receipt on a telephone: six steps, one code, one entry, one number."""

import re
import secrets
import sqlite3
from contextlib import closing

from tests import build
from tests.browser.test_device_draft import call, code_for, device, state
from tests.browser.test_pages import NEW, faults

__all__ = ["call", "device"]

ENTRY = re.compile(r"/entries/([0-9a-f-]{36})/")
TITLE = "Ауыл кітапханасының көмекшісі"


def new_address(name):
    """Give an address that no other run on the same demo has used."""
    return f"{name}-{secrets.token_hex(3)}@kitap.example"


def link_for(house, email):
    """Give the path of the link in the letter to an address that nobody has confirmed."""
    asked = "SELECT body FROM journal_letter WHERE kind = 'entry.link' AND recipient = ?"
    with closing(sqlite3.connect(house / "baiqau.sqlite3")) as database:
        (body,) = database.execute(asked, [email]).fetchone()
    return re.search(r"https?://[^/]+(/\S+/open/\S+/)", body)[1]


def here(page):
    """Give the number of the step the page says it is."""
    page.locator("main nav [aria-current=step]").wait_for()
    said = page.locator("main nav:has([aria-current=step]) strong").inner_text()
    return re.fullmatch(r"6 қадамның (\d)-қадамы", said)[1]


def go_on(page):
    page.locator("main button.main[type=submit], main a.button.main").last.click()
    page.wait_for_load_state()


def write_work(page, email, title=TITLE):
    page.locator("[name=kind]").first.check()
    page.locator("[name=title]").fill(title)
    page.locator("[name=summary]").fill("Оқырман сұрағына қазақша жауап беретін көмекші.")
    if page.locator("[name=ai_declaration]").count():
        page.locator("[name=ai_declaration]").fill("Тілдік модель қолданылды.")
    for radios in page.locator("fieldset.choices:visible:has(input[name^=question])").all():
        radios.locator("input").first.check()
    for field in page.locator(
        "textarea[name^=question]:visible, input[type=text][name^=question]:visible"
    ).all():
        field.fill("Жауап.")
    page.locator("[name=email]").fill(email)


def name_author(page, surname):
    page.locator("a[href$='authors/add/']").click()
    own = "".join(secrets.choice("абдекмнорстұі") for _ in range(5))  # nobody of another run
    page.locator("[name=surname]").fill(surname + own)
    page.locator("[name=given]").fill("Әсел")
    page.locator("[name=born]").fill("09.04.1999")
    page.locator("[name=words]").fill("кітапхана")
    page.locator("button[name=find]").click()
    page.locator("[name=library]").first.check()
    page.locator("main form button.main").last.click()
    page.wait_for_url(re.compile(r"/authors/(#.*)?$"))


def put_file(page):
    page.locator("[name=form]").first.check()
    page.locator("[name=file]").set_input_files(
        {"name": "Жоба.pdf", "mimeType": "application/pdf", "buffer": build.PDF}
    )
    page.locator("main form button.main").last.click()
    page.locator("article.card h3").wait_for()


def tick_all(page):
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    go_on(page)


def to_the_check(page, begin, email, surname):
    """Write all that is asked, as far as step 5; gives what is wrong with the pages on the way."""
    wrong = []

    def look(number):
        assert here(page) == number
        wrong.extend(faults(page))

    page.goto(begin)
    look("1")
    write_work(page, email)
    go_on(page)
    look("2")
    name_author(page, surname)
    page.locator("[name=author_kind][value=individual]").check()
    go_on(page)
    look("3")
    put_file(page)
    page.locator("main a.button.main").click()
    look("4")
    tick_all(page)
    look("5")
    return wrong


def type_code(page, house, email):
    page.locator("form:has(#id_confirm) button").click()
    page.wait_for_url(re.compile("/code/"))
    page.locator("[name=code]").fill("".join(code_for(house, email)))


def test_a_work_goes_from_the_home_page_to_its_receipt_with_one_code(call, device, site, house):
    phone, email = device(), new_address("six.steps")
    phone.goto(f"{site}/kk/{NEW}")
    begin = phone.locator("main a[href$='/entries/begin/']").get_attribute("href")

    wrong = to_the_check(phone, site + begin, email, "Алтықадамова")
    assert phone.locator(".faults").count() == 0
    type_code(phone, house, email)
    assert here(phone) == "5"
    wrong += faults(phone)
    go_on(phone)

    phone.wait_for_url(re.compile("/receipt/"))
    assert here(phone) == "6"
    assert wrong + faults(phone) == []
    left = phone.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft:'))")
    assert left == []


def test_three_tabs_write_on_one_draft_and_a_lost_session_keeps_it(call, device):
    phone, email = device(), new_address("three.tabs")
    tabs = [phone, phone.context.new_page(), phone.context.new_page()]
    for tab in tabs:
        tab.goto(call)
    for tab, name in zip(tabs, ("title", "summary", "email"), strict=True):
        tab.locator("[name=email]").fill(email)
        if name != "email":
            tab.locator(f"[name={name}]").fill("Үш бет")
        state(tab, "server")

    kept = [one for one in phone.context.cookies() if one["name"] != "baiqau"]
    phone.context.clear_cookies()
    phone.context.add_cookies(kept)
    for tab in tabs:
        tab.goto(call)

    assert len({ENTRY.search(tab.url)[1] for tab in tabs}) == 1
    for name in ("title", "summary"):
        assert {tab.locator(f"[name={name}]").input_value() for tab in tabs} == {"Үш бет"}


def test_a_double_press_and_the_back_button_make_one_work(call, device, site, house):
    phone, email = device(), new_address("two.presses")
    assert to_the_check(phone, call, email, "Екібасарова") == []
    entry = ENTRY.search(phone.url)[1]
    stale = phone.context.new_page()
    stale.goto(f"{site}/kk/{NEW}entries/{entry}/edit/")
    type_code(phone, house, email)

    phone.locator("main button.main").last.dblclick()
    phone.wait_for_url(re.compile("/receipt/"))
    phone.go_back()
    phone.goto(f"{site}/kk/{NEW}entries/{entry}/code/")
    assert here(phone) == "6"
    stale.locator("[name=title]").fill("Ескі беттен")
    stale.locator("main button.main").first.click()
    stale.wait_for_load_state()

    phone.goto(f"{site}/kk/{NEW}entries/")
    assert phone.locator("main a.card").count() == 1
    assert entry in phone.locator("main a.card").get_attribute("href")


def test_the_link_of_a_letter_opens_the_draft_on_another_device(call, device, site, house):
    phone, email = device(), new_address("two.devices")
    phone.goto(call)
    phone.locator("[name=title]").fill(TITLE)
    phone.locator("[name=email]").fill(email)
    state(phone, "server")
    phone.reload()
    phone.locator("summary:has-text('Басқа құрылғыда')").click()
    assert faults(phone) == []
    phone.locator("form[action$='/link/'] button").click()
    phone.wait_for_load_state()

    desk = device()
    desk.goto(site + link_for(house, email))
    assert faults(desk) == []
    desk.locator("main button.main").click()
    desk.wait_for_url(re.compile("/edit/"))

    assert desk.locator("[name=title]").input_value() == TITLE
    desk.locator("[name=summary]").fill("Үстелден жазылды")
    state(desk, "server")
    phone.reload()
    assert phone.locator("[name=summary]").input_value() == "Үстелден жазылды"


def test_without_scripts_every_step_is_whole(call, device, house):
    plain, email = device(java_script_enabled=False), new_address("no.scripts")

    plain.goto(call)
    write_work(plain, email)
    go_on(plain)
    name_author(plain, "Скриптсізова")
    plain.locator("[name=author_kind][value=individual]").check()
    go_on(plain)
    put_file(plain)
    plain.locator("main a.button.main").click()
    tick_all(plain)
    type_code(plain, house, email)
    go_on(plain)

    assert re.search("/receipt/", plain.url)
    assert here(plain) == "6"
