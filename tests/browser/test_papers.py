"""A paper is checked in the browser: with the server, and without any network."""

import json
import urllib.request

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from baiqau.proof import signature, slip


@pytest.fixture
def signed_code(house):
    """What a printed code of this demo says: made with the key that lies in its folder."""
    raw = bytes.fromhex((house / "keys" / "papers.key").read_text())
    words = slip.slip(
        number="C-2024-00001", holder="Асанова Әсел", place="", issued="2024-11-21", contest="demo"
    )
    key = Ed25519PrivateKey.from_private_bytes(raw)
    return f"http://127.0.0.1/v/abc#{signature.compact(words, key)}"


def test_the_words_of_a_code_are_checked_without_a_network(site, page, signed_code):
    page.goto(f"{site}/kk/check/")
    page.context.set_offline(True)

    page.fill("#code", signed_code)
    good = page.locator("code-check.success")
    good.wait_for()
    assert "Асанова Әсел" in good.inner_text()

    name, key, body, mark = signed_code.partition("#")[2].split(":")
    turned = "A" if body[20] != "A" else "B"
    page.fill("#code", f"{name}:{key}:{body[:20]}{turned}{body[21:]}:{mark}")
    page.locator("code-check.error").wait_for()
    page.fill("#code", f"{name}:{'A' * len(key)}:{body}:{mark}")
    page.locator("code-check.error").wait_for()
    page.context.set_offline(False)


def test_the_keys_of_the_institution_are_published(site):
    with urllib.request.urlopen(f"{site}/kk/check/keys.json") as answer:
        told = json.load(answer)["keys"]

    assert [one["in_use"] for one in told] == [True]


def test_a_demo_that_has_just_made_its_contests_prints(site):
    """Threads of the typesetter do not survive a fork: who made the contests must not be the server."""
    url = f"{site}/kk/c/time-of-new-opportunities-2024/regulation.pdf"
    with urllib.request.urlopen(url, timeout=30) as answer:
        assert answer.read(5) == b"%PDF-"
