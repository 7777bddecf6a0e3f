"""Where two policies part on one call, each with its direction. Pure."""

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

import msgspec

from coordination.http.words import in_words
from coordination.publishing.what_if.seeing import Obligation, Seen
from coordination.routing.state import Assigned

KINDS = {"escalation": "escalation", "review": "review", "followup": "follow-up"}
What = Literal["lane", "duty", "window", "words"]
Direction = Literal["stricter", "looser", "sooner", "later", "other"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """`of` names it in words: `lane`, `escalation: chest pain`. `before` and `after` are a lane, a duty or
    null; times stand in `due_before` and `due_after`. `quote`: the words that it is for."""

    what: What
    direction: Direction
    of: str
    before: str | None = None
    after: str | None = None
    due_before: datetime | None = None
    due_after: datetime | None = None
    quote: str = ""


def changes_between(before: Seen, after: Seen) -> list[Change]:
    """The lane first, then what must be done, as it is called."""
    return [*_lane(before.lane, after.lane), *_obligations(before, after)]


def _lane(before: Assigned | None, after: Assigned | None) -> Iterator[Change]:
    if before is None or after is None:
        if before is not after:
            direction: Direction = "stricter" if before is None else "looser"
            yield Change(
                what="lane", direction=direction, of="lane", before=_place(before), after=_place(after)
            )
        return
    if _where(before) == _where(after):
        return
    direction = "other"
    if before.rank != after.rank:
        direction = "stricter" if after.rank > before.rank else "looser"
    yield Change(what="lane", direction=direction, of="lane", before=_place(before), after=_place(after))


def _where(lane: Assigned) -> tuple[str, str, str, str]:
    return lane.lane, lane.queue, lane.duty, lane.backup_duty


def _place(lane: Assigned | None) -> str | None:
    return f"{in_words(lane.lane)}, {in_words(lane.queue)}" if lane is not None else None


def _obligations(before: Seen, after: Seen) -> Iterator[Change]:
    for key in sorted({*before.obligations, *after.obligations}):
        was, now = before.obligations.get(key), after.obligations.get(key)
        kind, _, name = key.partition(":")
        yield from _obligation(f"{KINDS[kind]}: {in_words(name)}", was, now)


def _obligation(of: str, was: Obligation | None, now: Obligation | None) -> Iterator[Change]:
    if was is None or now is None:
        there = was or now
        if there is not None:
            yield Change(
                what="words",
                direction="stricter" if was is None else "looser",
                of=of,
                before=in_words(was.duty) if was is not None else None,
                after=in_words(now.duty) if now is not None else None,
                due_before=was.due if was is not None else None,
                due_after=now.due if now is not None else None,
                quote=there.quote,
            )
        return
    if was.duty != now.duty:
        yield Change(
            what="duty",
            direction="other",
            of=of,
            before=in_words(was.duty),
            after=in_words(now.duty),
            quote=now.quote,
        )
    if was.due != now.due:
        yield Change(
            what="window",
            direction="sooner" if now.due < was.due else "later",
            of=of,
            due_before=was.due,
            due_after=now.due,
            quote=now.quote,
        )
