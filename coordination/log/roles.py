"""Who may do what in the database, set again after every migration.

The owner role migrates and owns the log's tables. The application's role may add to the log and read
it, and has no right to change, delete or empty it. It owns the read models, which a rebuild replaces.
"""

from typing import Any

from django.conf import settings
from django.db import connections

from coordination.log.projection import PROJECTIONS

APPEND_ONLY = ("log_event", "log_position")


def grant(using: str = "default", **_: Any) -> None:
    """Idempotent. Does nothing when the application itself migrates (a single-role installation)."""
    role = settings.RINGBACK_APPLICATION_ROLE
    connection = connections[using]
    quoted = connection.ops.quote_name(role)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        (user,) = cursor.fetchone()
        if user == role:
            return
        cursor.execute(f"GRANT USAGE, CREATE ON SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {quoted}")
        cursor.execute(f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quoted}")
        tables = set(connection.introspection.table_names(cursor))
        for table in tables.intersection(APPEND_ONLY):
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {quoted}")
        for projection in PROJECTIONS.values():
            if projection.table in tables:
                cursor.execute(f"ALTER TABLE {connection.ops.quote_name(projection.table)} OWNER TO {quoted}")
