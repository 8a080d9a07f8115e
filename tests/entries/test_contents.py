"""The first bytes of a file tell what its ending may rightly say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baiqau.entries.actions import contents


@pytest.mark.parametrize(
    ("head", "extension", "fits"),
    [
        (b"%PDF-1.7", "pdf", True),
        (b"PK\x03\x04....", "docx", True),
        (b"\x00\x00\x00\x18ftypisom", "mp4", True),
        (b"\x00\x00\x00\x14ftypqt  ", "mov", True),
        (b"\x1aE\xdf\xa3", "webm", True),
        (b"MZ\x90\x00", "mp4", False),
        (b"MZ\x90\x00", "txt", False),
        (b"\x7fELF", "pdf", False),
        (b"#!/bin/sh", "txt", False),
        (b"plain words", "pdf", False),
        (b"%PDF-1.7", "mp4", False),
    ],
)
def test_a_renamed_file_is_found(head, extension, fits):
    found = contents.possible(head, extension)

    assert found is not None
    assert (extension in found) is fits


def test_a_kind_without_a_sure_beginning_is_not_judged():
    assert contents.possible(b"plain words", "txt") is None


@given(st.binary(max_size=contents.LENGTH), st.sampled_from(["pdf", "mp4", "docx", "mkv"]))
def test_no_bytes_at_all_pass_for_two_families(head, extension):
    found = contents.possible(head, extension)

    assert found is not None
    assert not {"pdf", "mp4"} <= found
