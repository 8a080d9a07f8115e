from django.db import migrations

from baiqau.base.append_only import still_once

_OPEN = (
    "EXISTS (SELECT 1 FROM defence_poll WHERE contest_id = {row}.contest_id AND closed_at IS NULL)"
)
_SEALED = "(SELECT sealed_at FROM contests_contest WHERE id = {row}.contest_id) IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0003_sealed"),
        ("defence", "0005_audience"),
    ]

    operations = [
        still_once("defence_ballot", f"NOT {_OPEN}"),
        still_once("defence_poll", _SEALED),
    ]
