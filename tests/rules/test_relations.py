"""What may point to a relative or a colleague, and what never does."""

import pytest

from baiqau.rules.relations import PUBLIC_PROVIDERS, same_surname, shared_domain


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Асанова", "Асанов", True),
        ("ӘБДІҒАЛИЕВА", "Әбдіғалиев", True),
        ("Белинская", "Белинский", True),
        ("Қасымұлы", "Қасымұлы", True),
        ("Асанов", "Хасанов", False),
        ("Ким", "Кимов", False),
        ("", "", False),
    ],
)
def test_a_surname_is_known_in_both_its_forms(one, other, same):
    assert (same_surname(one, other), same_surname(other, one)) == (same, same)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("a@library.kz", "b@Library.KZ", True),
        ("a@kids.library.kz", "b@library.kz", True),
        ("a@mylibrary.kz", "b@library.kz", False),
        ("a@kids.library.kz", "b@young.library.kz", False),
        ("a@kz", "b@library.kz", False),
        ("", "", False),
        ("nobody", "nobody", False),
    ],
)
def test_an_institution_is_known_by_its_domain(one, other, shared):
    assert (shared_domain(one, other), shared_domain(other, one)) == (shared, shared)


@pytest.mark.parametrize("domain", [*sorted(PUBLIC_PROVIDERS), "corp.mail.ru", "baiqau.example"])
def test_a_public_mail_provider_never_makes_colleagues(domain):
    assert not shared_domain(f"a@{domain}", f"b@{domain}")
