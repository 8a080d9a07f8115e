"""The words around the award of the audience."""

from collections.abc import Mapping

from baiqau.rules.values import Text
from baiqau.rules.words.texts import text as _text

WORDS: Mapping[str, Text] = {
    "audience": _text("Көрермендер жүлдесі", "Приз зрителей", "Audience award"),
    "audience-award": _text("Жүлде", "Приз", "Award"),
    "audience-voters": _text("Кім дауыс береді", "Кто голосует", "Who votes"),
    "audience-guests": _text(
        "қорғауға келген әр адам есік алдында алған билетімен бір рет; комиссия мүшелері дауыс бермейді, ешкім өз жұмысына дауыс бермейді",
        "каждый пришедший на защиту – один раз, по билету, полученному у входа; члены комиссии не голосуют, за свою работу не голосует никто",
        "everyone present at the defence, once, with a ticket given at the door; members of the commission do not vote, nobody votes for an own work",
    ),
    "audience-all": _text(
        "қорғауға келген әр адам есік алдында алған билетімен бір рет, оның ішінде комиссия мүшелері де; ешкім өз жұмысына дауыс бермейді",
        "каждый пришедший на защиту – один раз, по билету, полученному у входа, в том числе члены комиссии; за свою работу не голосует никто",
        "everyone present at the defence, once, with a ticket given at the door, members of the commission too; nobody votes for an own work",
    ),
    "audience-contact": _text(
        "Дауыс беруші нені көрсетеді", "Что указывает голосующий", "What a voter registers with"
    ),
    "contact-email": _text(
        "аты-жөні мен электрондық поштасы", "имя и электронная почта", "name and e-mail address"
    ),
    "contact-phone": _text(
        "аты-жөні мен телефон нөмірі", "имя и номер телефона", "name and telephone number"
    ),
    "contact-either": _text(
        "аты-жөні мен электрондық поштасы немесе телефон нөмірі",
        "имя и электронная почта или номер телефона",
        "name and e-mail address or telephone number",
    ),
    "audience-tie": _text("Дауыс саны тең болса", "При равенстве голосов", "Where votes are equal"),
    "audience-final-rank": _text(
        "жүлде қорытынды орны жоғары жұмысқа беріледі",
        "приз получает работа с более высоким итоговым местом",
        "the work with the better final rank gets the award",
    ),
    "audience-shared": _text("жүлде бөлісіледі", "приз делится", "the award is shared"),
}
