"""Words kept beside the entries become entries without an owner, and back."""

from django.db import migrations

NAMES = ("author_kind", "kind", "title", "summary", "language", "answers", "ai_declaration")


def into_entries(apps, schema_editor):
    """Give every draft without an account an entry; one that was taken up has its own."""
    OpenDraft = apps.get_model("entries", "OpenDraft")
    Entry = apps.get_model("entries", "Entry")
    for draft in OpenDraft.objects.select_related("contest").iterator():
        if draft.entry_id is None:
            draft.entry = Entry.objects.create(
                contest=draft.contest,
                version_id=draft.contest.current_id,
                created_at=draft.begun_at,
                changed_at=draft.changed_at,
                **{name: draft.words[name] for name in NAMES if name in draft.words},
            )
        else:
            draft.taken_at = draft.changed_at
        draft.save(update_fields=["entry", "taken_at"])


def out_of_entries(apps, schema_editor):
    """Write the words of the entries without an owner beside them again."""
    OpenDraft = apps.get_model("entries", "OpenDraft")
    for draft in OpenDraft.objects.select_related("entry").iterator():
        entry = draft.entry
        draft.contest_id = entry.contest_id
        draft.begun_at, draft.changed_at = entry.created_at, entry.changed_at
        if draft.taken_at is None:
            draft.words = {name: getattr(entry, name) for name in NAMES}
            draft.entry = None
        draft.save()
        if draft.taken_at is None:
            delete(apps, "entries.entry", [entry.pk], schema_editor.connection.alias)


def delete(apps, label, keys, using):
    """Delete rows and what hangs on them, asked by keys alone.

    On the way back through the migrations of other stages Django's own deletion may meet two classes
    of one model and refuse.
    """
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if field.is_relation and field.related_model._meta.label_lower == label:
                hanging = model._base_manager.using(using).filter(**{f"{field.attname}__in": keys})
                found = list(hanging.values_list("pk", flat=True))
                if found:
                    delete(apps, model._meta.label_lower, found, using)
    apps.get_model(label)._base_manager.using(using).filter(pk__in=keys)._raw_delete(using)


class Migration(migrations.Migration):

    dependencies = [("entries", "0010_drafts_without_owner"), ("contests", "0003_sealed")]

    operations = [migrations.RunPython(into_entries, out_of_entries)]
