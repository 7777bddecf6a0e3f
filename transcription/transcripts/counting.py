"""The counts behind the correction rate: one statement over two read models."""

from datetime import datetime
from typing import Any

from coordination.log.database import rows

# Practice calls and the like are no figures (S14): only mode live counts.
_FIGURES = b"""
    SELECT p.value->>'engine', p.value->>'model', p.value->>'heard_in', p.value->>'language', c.line,
           count(DISTINCT t.id), sum((p.value->>'words')::bigint), sum((p.value->>'edits')::bigint)
    FROM transcripts t JOIN calls c ON c.id = t.id, jsonb_each(t.passes) p
    WHERE t.mode = 'live' AND c.first_at >= %s
    GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
"""


def counted(since: datetime) -> list[tuple[Any, ...]]:
    """Of calls since then, by engine, model, pass, language and line: calls, words heard, words edited."""
    return rows(_FIGURES, [since])
