"""Refusals and findings carry facts, not sentences."""

import pickle
from datetime import date
from decimal import Decimal

from baiqau.rules.findings import Finding, Problem, RegulationRefused, plain
from baiqau.rules.refusals import Refused
from baiqau.rules.values import Text


def test_a_refusal_says_code_facts_and_clause():
    refused = Refused("call-closed", clause="6.1", closed="15.11.2024")
    assert (refused.code, refused.facts, refused.clause) == (
        "call-closed",
        {"closed": "15.11.2024"},
        "6.1",
    )
    assert str(refused) == "call-closed(closed=15.11.2024) [6.1]"


def test_refusals_travel_between_processes():
    refused = pickle.loads(pickle.dumps(Refused("a-b", clause="1.1", x=2)))
    assert (refused.code, refused.facts, refused.clause) == ("a-b", {"x": 2}, "1.1")
    many = RegulationRefused([Problem("zone", "zone-unknown"), Problem("", "toml-broken")])
    again = pickle.loads(pickle.dumps(many))
    assert (again.problems, again.facts, str(again)) == (
        many.problems,
        {"count": 2},
        "zone: zone-unknown; -: toml-broken",
    )


def test_facts_become_what_json_can_hold():
    facts = {
        "on": date(2024, 11, 15),
        "seconds": Decimal("185.5"),
        "name": Text(kk="Жоба", en="Project"),
        "works": (1, date(2024, 1, 1)),
        "limit": 3,
    }
    assert plain(facts) == {
        "on": "2024-11-15",
        "seconds": "185.5",
        "name": {"kk": "Жоба", "en": "Project"},
        "works": [1, "2024-01-01"],
        "limit": 3,
    }


def test_findings_can_be_put_into_sets():
    assert len({Finding("a-b", facts={"x": [1]}), Finding("a-b", facts={"x": [1]})}) == 1
