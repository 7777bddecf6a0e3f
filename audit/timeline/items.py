"""An event as the timeline shows it: whole."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from audit.timeline.lanes import Lane, lane_of
from audit.timeline.withholding import withheld
from coordination.http.shapes import Item
from coordination.http.since import actor_names, doer_of, summary_of
from coordination.log.event import Content, Forgotten, Logged
from telephony.calls.events import CallFact
from telephony.calls.items import CallItem

Shown = dict[str, Any] | Literal["forgotten", "withheld"] | None
"""An event's content: none, its fields, destroyed, or not for this page (withholding.py)."""


class TimelineItem(Item):
    """One event of a call. `content` is "forgotten" when its key was destroyed, "withheld" when it is not
    for this page: digits under a mask, and a caller's words after their no."""

    position: int | None
    stream: str
    version: int
    type: str
    lane: Lane
    at: datetime
    offset_seconds: float
    recorded_at: datetime
    actor: str
    role: str
    summary: str
    event_id: UUID
    causation: UUID | None
    correlation: UUID | None
    policy: str
    mode: str
    schema: int
    facts: dict[str, Any]
    content: Shown
    hash: str


class Looker(Item):
    """Somebody who looked at this call."""

    name: str
    role: str
    purpose: str
    at: datetime


class Timeline(Item):
    """A call, event by event. `items` are all of its events; `state` is as of position `as_of`.

    `length_seconds` is null while the call lasts.
    """

    call: CallItem
    items: list[TimelineItem]
    state: dict[str, str]
    lookers: list[Looker]
    as_of: int
    length_seconds: float | None


def items_of(
    events: Sequence[Logged], hashes: Mapping[UUID, str], began: datetime | None
) -> list[TimelineItem]:
    names = actor_names({logged.actor for logged in events})
    kept_back = withheld(events)
    return [
        _item(logged, doer_of(logged, names), hashes[logged.event_id], began, kept_back) for logged in events
    ]


def _item(
    logged: Logged, actor: str, hash_: str, began: datetime | None, kept_back: Callable[[Logged], bool]
) -> TimelineItem:
    facts, content = _payload(logged)
    if isinstance(content, dict) and kept_back(logged):
        content = "withheld"
    at = _at(logged)
    return TimelineItem(
        position=logged.position,
        stream=logged.stream,
        version=logged.version,
        type=logged.type,
        lane=lane_of(logged),
        at=at,
        offset_seconds=round((at - (began or at)).total_seconds(), 3),
        recorded_at=logged.recorded_at,
        actor=actor,
        role=logged.role,
        summary=summary_of(logged),
        event_id=logged.event_id,
        causation=logged.causation,
        correlation=logged.correlation,
        policy=logged.policy,
        mode=logged.mode,
        schema=logged.schema,
        facts=facts,
        content=content,
        hash=hash_,
    )


def _at(logged: Logged) -> datetime:
    """When it happened: a call's fact says it itself, since one report may tell of several moments."""
    return logged.event.at if isinstance(logged.event, CallFact) else logged.occurred_at


def _payload(logged: Logged) -> tuple[dict[str, Any], Shown]:
    if isinstance(logged.event, Forgotten):
        return {}, "forgotten"
    facts: dict[str, Any] = msgspec.to_builtins(logged.event)
    facts.pop("content", None)
    given = getattr(logged.event, "content", None)
    if isinstance(given, Content):
        content: dict[str, Any] = msgspec.to_builtins(given)
        content.pop("type", None)
        return facts, _without_keys(content)
    return facts, "forgotten" if isinstance(given, Forgotten) else None


def _without_keys(content: dict[str, Any]) -> dict[str, Any]:
    """A recording's data key opens its audio: it is for the door that plays it, for no screen."""
    return {name: value for name, value in content.items() if name != "key"}
