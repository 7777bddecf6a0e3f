"""Codes, and times gone by, as people read them. Pure."""

from datetime import datetime


def in_words(code: str) -> str:
    """A code as the words that it is made of: `no_answer` -> `no answer`."""
    return code.replace("_", " ")


def ago(moment: datetime, now: datetime) -> str:
    """`12 s ago`, `3 min ago`, `2 h ago`, `4 days ago`."""
    seconds = max(0, int((now - moment).total_seconds()))
    for size, unit in ((86_400, "days"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size or (seconds >= size and unit != "days"):
            return f"{seconds // size} {unit} ago"
    return f"{seconds} s ago"
