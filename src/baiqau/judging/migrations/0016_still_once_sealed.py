from django.db import migrations

from baiqau.base.append_only import still_once

_SEALED = "(SELECT sealed_at FROM contests_contest WHERE id = %s) IS NOT NULL"
_OF_SEAT = "(SELECT contest_id FROM judging_seat WHERE id = %s)"
_OF_SHEET = "(SELECT seat_id FROM judging_sheet WHERE id = {row}.sheet_id)"


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0003_sealed"),
        ("judging", "0015_stood"),
    ]

    operations = [
        still_once("judging_sheet", _SEALED % (_OF_SEAT % "{row}.seat_id")),
        still_once("judging_mark", _SEALED % (_OF_SEAT % _OF_SHEET)),
        still_once("judging_ranking", _SEALED % "{row}.contest_id"),
        still_once("judging_finalist", _SEALED % "{row}.contest_id"),
    ]
