"""On PostgreSQL the database itself keeps a person's claims apart, whatever the code does.

Ranges of both kinds have an index of their own, so that no extension is needed.
"""

from django.db import migrations

ADD = """
ALTER TABLE scheduling_participant ADD CONSTRAINT nobody_is_in_two_meetings_at_once
EXCLUDE USING gist (
    int8range(user_id, user_id, '[]') WITH =,
    tstzrange(starts_at, free_at) WITH &&
) WHERE (active)
"""
DROP = "ALTER TABLE scheduling_participant DROP CONSTRAINT nobody_is_in_two_meetings_at_once"


class OnPostgreSQL(migrations.RunSQL):
    """SQL that other databases have no words for."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0001_initial")]

    operations = [OnPostgreSQL(ADD, DROP)]
