"""Writing a line of the journal: the only way anything gets into it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

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

    `public` says that public pages show something else from now on.
    """
    assert connection.in_atomic_block, "an act is written with what it tells"
    Chain.objects.get_or_create(scope=scope, defaults={"head": chain_rules.START})
    chain = Chain.objects.select_for_update().get(scope=scope)
    act = Act(
        scope=scope,
        number=chain.length + 1,
        kind=kind,
        actor=by,
        subject=on,
        facts=dict(facts or {}),
        at=at,
        previous=chain.head,
    )
    act.digest = canonical.digest(queries.content_of(act))
    act.save(force_insert=True)
    chain.length, chain.head = act.number, act.digest
    chain.edition += int(public)
    chain.save(update_fields=["length", "head", "edition"])
    return act
