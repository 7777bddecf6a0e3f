"""Where tries to sign in are counted: Django's database cache, seen by every process."""

from django.db import migrations

CREATE = """
    CREATE UNLOGGED TABLE people_cache (
        cache_key varchar(255) PRIMARY KEY,
        value text NOT NULL,
        expires timestamptz NOT NULL
    );
    CREATE INDEX people_cache_expires ON people_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(CREATE, "DROP TABLE people_cache")]
