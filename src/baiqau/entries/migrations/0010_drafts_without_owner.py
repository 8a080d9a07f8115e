import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('entries', '0009_openings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='entry',
            name='owner',
            field=models.ForeignKey(help_text='who hands it in; nobody yet for a draft written without an account', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('owner__isnull', False), models.Q(('number__isnull', True), ('state', 'draft'), ('submitted_at__isnull', True)), _connector='OR'), name='entry_without_owner_is_draft'),
        ),
        migrations.RemoveConstraint(model_name='opendraft', name='open_draft_taken_is_empty'),
        migrations.RemoveConstraint(model_name='opendraft', name='open_draft_has_address'),
        migrations.RemoveIndex(model_name='opendraft', name='open_draft_by_address'),
        migrations.AlterField(
            model_name='opendraft',
            name='contest',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='open_drafts', to='contests.contest'),
        ),
        migrations.AlterField(model_name='opendraft', name='begun_at', field=models.DateTimeField(null=True)),
        migrations.AlterField(model_name='opendraft', name='changed_at', field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name='opendraft',
            name='ticks',
            field=models.JSONField(default=dict, help_text='consents ticked so far: key -> version'),
        ),
        migrations.AddField(
            model_name='opendraft',
            name='taken_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name='OpenKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', models.CharField(help_text='SHA-256 of what the cookie or link holds', max_length=64)),
                ('sent_to', models.EmailField(blank=True, help_text='empty: of the browser it was begun in', max_length=254)),
                ('made_at', models.DateTimeField()),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='entries.opendraft')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('secret',), name='open_key_once')],
            },
        ),
    ]
