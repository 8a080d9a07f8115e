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
            entry.delete()


class Migration(migrations.Migration):

    dependencies = [("entries", "0010_drafts_without_owner"), ("contests", "0003_sealed")]

    operations = [migrations.RunPython(into_entries, out_of_entries)]
