"""A section of a regulation's form as a browser has it: read from the page, changed, sent."""

from html.parser import HTMLParser
from urllib.parse import urlsplit


class Form(HTMLParser):
    """The fields of the first form with a save button: what a browser would send, and its buttons."""

    def __init__(self, html):
        super().__init__()
        self.fields, self.buttons = [], []
        self.inside = self.select = self.area = self.first = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "form":
            self.inside = "draft" in found.get("class", "").split()
        reading = getattr(self, f"_{tag}", None) if self.inside else None
        if reading:
            reading(found)

    def _input(self, found):
        if found.get("type") != "checkbox" or "checked" in found:
            self.fields.append((found["name"], found.get("value", "")))

    def _textarea(self, found):
        self.area = [found["name"], ""]

    def _select(self, found):
        self.select, self.first = found["name"], None

    def _option(self, found):
        self.first = found["value"] if self.first is None else self.first
        if "selected" in found:
            self.fields.append((self.select, found["value"]))
            self.select = None

    def _button(self, found):
        if found.get("name") == "do":
            self.buttons.append(found["value"])

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.area:
            self.fields.append(
                (self.area[0], self.area[1].removeprefix("\n").replace("\n", "\r\n"))
            )
            self.area = None
        if tag == "select" and self.select:
            self.fields.append((self.select, self.first or ""))
            self.select = None


def opened(client, url):
    """Open a section; give what its form would send."""
    answer = client.get(url)
    assert answer.status_code == 200, url
    return Form(answer.content.decode())


def sent(form, changes=None, act=""):
    """Give the data of a form with some fields written anew and a button pressed."""
    data = {}
    for name, value in form.fields:
        if name != "csrfmiddlewaretoken":
            data.setdefault(name, []).append(value)
    for name, value in (changes or {}).items():
        assert name in data, name
        data[name] = list(value) if isinstance(value, tuple) else [value]
    if act:
        assert act in form.buttons, act
        data["do"] = act
    return data


def save(client, url, changes=None, act=""):
    """Open a section, change it, press a button; give the answer."""
    return client.post(url, sent(opened(client, url), changes, act))


def path(answer):
    """Give where an answer leads, without its query."""
    return urlsplit(answer["Location"]).path
