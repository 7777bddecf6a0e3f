"""One open callback a number (ADR-0007): which stream a call belongs to.

The streams of a number have ids that follow from its hash and a running number, so that two who would
open the next one meet on the same stream, where the log lets one of them win. The read model suggests
where to look; what is open is read from the log.
"""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from coordination.followups.decisions import FOLLOWUP
from coordination.followups.state import Closed, Empty, Open, State
from coordination.log.database import rows
from coordination.log.decider import state_of
from coordination.log.identifiers import keyed_id
from coordination.log.stream import Loaded, load_many

LIVE = "live"
CALLBACK = "callback"  # other kinds of work on the same call or number neither cover a call nor take one in
AHEAD = 2  # streams looked at past the newest that the read model knows of


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """Whose callbacks are one: a number's; of a withheld number each call's own. Each mode has its own: a
    practice call joins, closes and proposes nothing of a real one's (S14)."""

    mode: str
    number_hash: str
    call: UUID | None

    @property
    def key(self) -> str:
        key = self.number_hash or f"call/{self.call}"
        return key if self.mode == LIVE else f"{self.mode}/{key}"


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A stream of this caller, as the log has it."""

    loaded: Loaded
    state: State
    series: int

    def covers(self, call: UUID, *, message: bool) -> bool:
        match self.state:
            case Open():
                return self.state.covers(call, message=message)
            case Closed():
                return self.state.was.covers(call, message=message)
            case Empty():
                return False


class Candidates(msgspec.Struct, frozen=True, kw_only=True):
    """All streams that a call of this caller may belong to, the first place for a new one among them."""

    found: list[Candidate]
    next: Candidate

    @property
    def open(self) -> list[Candidate]:
        """The open ones, the oldest first: more than one only where ADR-0007 says so."""
        return [candidate for candidate in self.found if isinstance(candidate.state, Open)]

    def covering(self, call: UUID, *, message: bool) -> Candidate | None:
        return next((c for c in self.found if c.covers(call, message=message)), None)


def stream_of(key: str, series: int) -> str:
    return f"followup/{keyed_id('followup', key, str(series))}"


def candidates(whose: Whose) -> Candidates:
    """What the log has of this caller, and where the next follow-up would begin."""
    newest, suggested = _suggestions(whose)
    nearest = range(newest + 1 + AHEAD)[-4:]
    found = _look(whose, suggested, {stream_of(whose.key, series): series for series in nearest})
    series = newest + 1 + AHEAD
    while not any(isinstance(candidate.state, Empty) for candidate in found):
        found += _look(whose, (), {stream_of(whose.key, series): series})
        series += 1
    empty = [candidate for candidate in found if isinstance(candidate.state, Empty)]
    found = [candidate for candidate in found if not isinstance(candidate.state, Empty)]
    found.sort(key=lambda candidate: (candidate.series, candidate.loaded.stream))
    return Candidates(found=found, next=min(empty, key=lambda candidate: candidate.series))


# One round trip for three questions: every fact of a call asks them, and few lead to anything.
_SUGGESTED = b"""
    (SELECT id, series, true AS own, true AS look FROM followups
     WHERE %(number)s <> '' AND number_hash = %(number)s AND kind = %(kind)s AND mode = %(mode)s AND is_open)
    UNION ALL
    (SELECT id, series, true, false FROM followups
     WHERE %(number)s <> '' AND number_hash = %(number)s AND kind = %(kind)s AND mode = %(mode)s
     ORDER BY series DESC LIMIT 1)
    UNION ALL
    (SELECT id, series, false, true FROM followups
     WHERE calls @> ARRAY[%(call)s::uuid] AND kind = %(kind)s AND mode = %(mode)s)
"""


def _suggestions(whose: Whose) -> tuple[int, list[str]]:
    """The newest series that the read model knows, and streams worth a look besides the newest ones.

    Among these is always the one that a message opened before its call was announced.
    """
    asked = {"number": whose.number_hash, "call": whose.call, "kind": CALLBACK, "mode": whose.mode}
    found = rows(_SUGGESTED, asked)
    newest = max((series for _, series, own, _ in found if own), default=-1)
    unannounced = msgspec.structs.replace(whose, number_hash="")
    streams = [] if whose.call is None else [stream_of(unannounced.key, 0)]
    return newest, [*streams, *{f"followup/{id_}" for id_, _, _, look in found if look}]


def _look(whose: Whose, suggested: Iterable[str], series_of: dict[str, int]) -> list[Candidate]:
    """What the read model suggests of another mode is not looked at, whatever it says."""
    looked = load_many([*{*suggested, *series_of}])
    return [
        _candidate(loaded, series_of.get(stream))
        for stream, loaded in looked.items()
        if (loaded.logged[0].mode == whose.mode if loaded.logged else stream in series_of)
    ]


def _candidate(loaded: Loaded, series: int | None) -> Candidate:
    state = state_of(FOLLOWUP, loaded.events)
    match state:
        case Open():
            series = state.series
        case Closed():
            series = state.was.series
        case Empty():
            pass
    return Candidate(loaded=loaded, state=state, series=series or 0)
