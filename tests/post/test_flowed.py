"""`format=flowed` (RFC 3676): what was broken only for sending is whole again."""

import pytest

from baiqau import post
from baiqau.post import flowed


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("мен \nжұмысымды жібердім.\nРақмет", "мен жұмысымды жібердім.\nРақмет"),
        ("бір \nекі \nүш", "бір екі үш"),
        ("> бір \n> екі\nменікі", "> бір екі\nменікі"),
        ("> бір \nменікі", "> бір \nменікі"),
        (" > дәйексөз емес", "> дәйексөз емес"),
        ("Құрметпен\n-- \nГүлнар", "Құрметпен\n-- \nГүлнар"),
        ("бос орын \n\nкелесі", "бос орын \nкелесі"),
        ("", ""),
    ],
)
def test_lines_that_end_in_a_space_go_on(sent, read):
    assert flowed.unwrap(sent, delete_space=False) == read


def test_a_space_put_there_for_the_break_is_taken_out():
    assert flowed.unwrap("жұ \nмысым", delete_space=True) == "жұмысым"


@pytest.mark.parametrize(
    ("parameters", "own"),
    [
        ("", "жұ \nмысым"),
        ("; format=flowed", "жұ мысым"),
        ("; format=flowed; delsp=yes", "жұмысым"),
    ],
)
def test_a_letter_is_read_as_it_says(parameters, own):
    raw = f"Content-Type: text/plain; charset=utf-8{parameters}\r\n\r\nжұ \r\nмысым"
    assert post.read(raw.encode()).text.own == own
