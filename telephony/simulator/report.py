"""What is told of the calls: one line each on stdout, troubles on stderr, never a number or a word."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TextIO


@dataclass
class CallReport:
    """How one call went. `troubles` holds what a door refused, or what never reached it."""

    name: str
    via: str
    result: str = "unfinished"
    troubles: list[str] = field(default_factory=list)

    def trouble(self, what: str) -> None:
        """Note what a door refused or never got, in words that hold nothing of the caller."""
        self.troubles.append(what)


class Report:
    """Prints as calls end; `failed` becomes true with the first trouble and stays so."""

    def __init__(self, out: TextIO = sys.stdout, err: TextIO = sys.stderr) -> None:
        self._out, self._err = out, err
        self.failed = False
        self.calls = 0

    def ended(self, call: CallReport) -> None:
        """One line for a call that is over."""
        self.calls += 1
        self._say(self._out, f"{call.name} {call.via} {call.result}")
        for what in call.troubles:
            self.failed = True
            self._say(self._err, f"{call.name}: {what}")

    def _say(self, where: TextIO, line: str) -> None:
        where.write(line + "\n")
        where.flush()
