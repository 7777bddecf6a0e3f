"""Spans of time as a clinic writes them: `60 seconds`, `30 minutes`, `2 hours`, `1 day`."""

import re
from datetime import timedelta
from typing import Any

UNITS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


class Span:
    """A positive length of time out of a file."""

    def __init__(self, length: timedelta) -> None:
        self.length = length

    @classmethod
    def parse(cls, text: object) -> "Span":
        match = re.fullmatch(r"(\d+) (second|minute|hour|day)s?", str(text))
        if match is None or int(match[1]) == 0:
            raise ValueError(f"{text!r} is not a span of time: write for example `30 minutes` or `2 hours`")
        return cls(int(match[1]) * UNITS[match[2]])


def decode(type_: type, value: Any) -> Any:
    """msgspec's hook for the types of policy files that it does not know."""
    if type_ is Span:
        return Span.parse(value)
    raise NotImplementedError(f"no policy file holds a {type_.__name__}")
