import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('entries', '0011_words_into_entries'),
    ]

    operations = [
        migrations.RemoveField(model_name='opendraft', name='contest'),
        migrations.RemoveField(model_name='opendraft', name='words'),
        migrations.RemoveField(model_name='opendraft', name='begun_at'),
        migrations.RemoveField(model_name='opendraft', name='changed_at'),
        migrations.AlterField(
            model_name='opendraft',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='open_draft', to='entries.entry'),
        ),
        migrations.AddConstraint(
            model_name='opendraft',
            constraint=models.CheckConstraint(condition=models.Q(('taken_at__isnull', True), models.Q(('email', ''), ('ticks', {})), _connector='OR'), name='open_draft_taken_is_empty'),
        ),
        migrations.AddConstraint(
            model_name='opendraft',
            constraint=models.CheckConstraint(condition=models.Q(('taken_at__isnull', False), models.Q(('email', ''), _negated=True), _connector='OR'), name='open_draft_has_address'),
        ),
        migrations.AddIndex(
            model_name='opendraft',
            index=models.Index(fields=['email'], name='open_draft_by_address'),
        ),
    ]
