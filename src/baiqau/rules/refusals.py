"""Refusals: one root, a code, facts and the clause; the wording lives at the edge."""

from collections.abc import Mapping


class Refused(Exception):  # noqa: N818  # a refusal is an answer of the regulation, not an error
    """An act that the regulation or the state of things does not allow.

    `code` is language-independent, `facts` fill the placeholders of its wording, `clause` is the
    number of the paragraph that stands behind it, when there is one.
    """

    code: str
    facts: Mapping[str, object]
    clause: str | None

    def __init__(self, code: str, *, clause: str | None = None, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.clause = clause
        self.facts = facts

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}({named})" + (f" [{self.clause}]" if self.clause else "")
