"""An exported journal: whatever is done to it afterwards is found, and the line is named."""

import random

import pytest

from baiqau.proof import canonical, chain, merkle
from baiqau.proof.verify import lines as lines_of


def journal(length=6, **facts):
    """Give the lines of a chain of acts."""
    told, previous = [], chain.START
    for number in range(1, length + 1):
        content = {"number": number, "previous": previous, "kind": "entry.submitted", **facts}
        told.append(chain.line(content))
        previous = canonical.digest(content)
    return told


def broken(lines, **kept):
    verdict = chain.verify(lines, **kept)
    assert not verdict.holds
    return verdict.code, verdict.lines + 1


def head(lines):
    verdict = chain.verify(lines)
    return chain.Head(verdict.lines, verdict.head, verdict.root)


def test_an_untouched_journal_holds_and_its_root_is_that_of_the_tree():
    lines = journal()
    verdict = chain.verify(lines)

    digests = [bytes.fromhex(canonical.decode(line)["digest"]) for line in lines]
    assert (verdict.holds, verdict.lines, verdict.trouble) == (True, 6, "")
    assert verdict.head == digests[-1].hex()
    assert verdict.root == merkle.root(digests).hex()


def test_an_empty_journal_holds():
    assert chain.verify([]) == chain.Verdict(holds=True, lines=0, head=chain.START)


def test_a_changed_line_is_named():
    lines = journal()
    lines[2] = lines[2].replace("submitted", "withdrawn")

    assert broken(lines) == ("changed", 3)
    assert chain.verify(lines).trouble == "line 3 was changed after it was written"


def test_a_missing_a_doubled_and_a_moved_line_are_named():
    lines = journal()

    assert broken(lines[:2] + lines[3:]) == ("moved", 3)
    assert broken(lines[:3] + lines[2:]) == ("moved", 4)
    assert broken([lines[1], lines[0], *lines[2:]]) == ("moved", 1)


def test_a_line_of_another_journal_does_not_link():
    lines, other = journal(), journal(place="elsewhere")

    assert broken([*lines[:3], other[3], *lines[4:]]) == ("unlinked", 4)


def test_a_line_written_in_another_way_is_no_line():
    lines = journal()

    for spoiled in (lines[1] + " ", lines[1].replace(":", ": "), "{}", "", "[1]", "[" * 99_999):
        assert broken([lines[0], spoiled, *lines[2:]]) == ("not-a-line", 2)


def test_a_journal_rewritten_from_some_line_on_is_found_by_a_kept_head():
    kept = head(journal())

    assert broken(journal(place="elsewhere"), kept=kept) == ("other-head", 6)


def test_a_journal_cut_off_at_the_end_is_found_by_a_kept_head():
    lines = journal()

    assert chain.verify(lines[:4]).holds
    assert broken(lines[:4], kept=head(lines)) == ("cut", 5)


def test_a_kept_head_of_earlier_holds_for_the_grown_journal():
    lines = journal()

    assert chain.verify(lines, kept=head(lines[:4])).holds


def test_a_kept_head_with_another_root_does_not_hold():
    lines = journal()
    told = head(lines)._replace(root="0" * 64)

    assert broken(lines, kept=told) == ("other-head", 6)


def test_every_flipped_byte_is_found():
    content = "".join(f"{line}\n" for line in journal(4, name="Әсел", sign="\ufffd")).encode()
    chance = random.Random(5)

    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= chance.randrange(1, 256)
        assert not chain.verify(lines_of(bytes(flipped))).holds, f"byte {place}"


@pytest.mark.parametrize("digest", ["", "Z" * 64, "A" * 64, 7, None])
def test_a_digest_that_is_none_is_no_line(digest):
    line = canonical.encode({"number": 1, "previous": chain.START, "digest": digest}).decode()

    assert broken([line]) == ("not-a-line", 1)
