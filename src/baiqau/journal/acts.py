"""Writing a line of the journal: the only way anything gets into it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from baiqau.journal import queries
from baiqau.journal.models import Act, Chain
from baiqau.proof import canonical
from baiqau.proof import chain as chain_rules


def record(
    kind: str,
    *,
    by: str,
    on: str,
    at: datetime,
    scope: str = "",
    public: bool = False,
    facts: Mapping[str, object] | None = None,
) -> Act:
    """Append one act to the chain of `scope`; must run inside the transaction of what it tells.

    `by` is "person:<key>", "system" or "visitor", `on` the subject ("entry:<key>"). `public` says
    that public pages show something else from now on. `facts` carry no personal data: they stay.
    The chain is locked until the transaction ends, so that acts have one order; whoever writes to
    the chains of the installation and of a contest in one transaction writes to "" first.
    """
    (act,) = record_all(kind, {on: facts or {}}, by=by, at=at, scope=scope, public=public)
    return act


def record_all(
    kind: str,
    told: Mapping[str, Mapping[str, object]],
    *,
    by: str,
    at: datetime,
    scope: str = "",
    public: bool = False,
) -> list[Act]:
    """Append one act of a kind for each subject, in their order; otherwise as `record`."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an act is written with what it tells")
    chain = _locked(scope)
    written = []
    for on, facts in told.items():
        act = Act(
            scope=scope,
            number=chain.length + 1,
            kind=kind,
            actor=by,
            subject=on,
            facts=canonical.plain(facts),
            at=at,
            previous=chain.head,
        )
        act.digest = canonical.digest(queries.content_of(act))
        chain.length, chain.head = act.number, act.digest
        written.append(act)
    Act.objects.bulk_create(written)
    chain.edition += int(public and bool(written))
    chain.save(update_fields=["length", "head", "edition"])
    return written


def _locked(scope: str) -> Chain:
    """Lock the chain's row; the first act of a scope makes it, whoever else is making it too."""
    chains = Chain.objects.select_for_update()
    chain = chains.filter(scope=scope).first()
    if chain is None:
        Chain.objects.get_or_create(scope=scope, defaults={"head": chain_rules.START})
        chain = chains.get(scope=scope)
    return chain
