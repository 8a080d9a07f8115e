"""Certificates that workers typeset while they are being killed."""

import json
import time

import typst
from django.db import connection
from django_tasks import task

from baiqau.base.jobs.context import JobContext

PAGE = b"""
#set document(date: none)
#let person = json(bytes(sys.inputs.person))
= #person.name
No #person.number
"""


def typeset(number: int) -> int:
    """Typeset one real page, about 9 ms; give its size."""
    person = json.dumps({"name": "Әсел Қожа", "number": number})
    return len(typst.compile(PAGE, sys_inputs={"person": person}))


def hand_over(number: int, size: int) -> None:
    """The effect: a row; nothing but the job table prevents a second one."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO paper (number, size) VALUES (%s, %s)", [number, size])


@task(takes_context=True)
def certificate(context: JobContext, number: int) -> None:
    size = typeset(number)
    with context.finishing():
        hand_over(number, size)


@task
def careless_certificate(number: int) -> None:
    """The negative control: the effect is committed before the job is done."""
    hand_over(number, 0)
    typeset(number)


@task(takes_context=True)
def thick_volume(context: JobContext, number: int) -> None:
    """Longer than a lease of the tests."""
    time.sleep(3)
    with context.finishing():
        hand_over(number, 0)
