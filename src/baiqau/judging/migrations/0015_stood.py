from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("judging", "0014_deputy"),
    ]

    operations = [
        migrations.AddField(
            model_name="papersheet",
            name="stood",
            field=models.CharField(
                default="",
                help_text="the sheet's own marks when it was entered, as a digest",
                max_length=64,
            ),
        ),
    ]
