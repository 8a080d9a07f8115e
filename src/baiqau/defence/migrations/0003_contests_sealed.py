from django.db import migrations


def carry_over(apps, editor):
    """Close what results rest on that were sealed before contests remembered it."""
    sealed = apps.get_model("defence", "Result").objects.filter(state__in=["sealed", "published"])
    contests = apps.get_model("contests", "Contest").objects
    for result in sealed:
        contests.filter(pk=result.contest_id).update(sealed_at=result.sealed_at)


class Migration(migrations.Migration):
    dependencies = [
        ("contests", "0003_sealed"),
        ("defence", "0002_pace_of_talks"),
    ]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
