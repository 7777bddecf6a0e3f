"""Tests as sentences.

    decider(FOLLOWUP).given(opened).when(Claim(by=ANA, now=T1)).then(claimed)
    decider(FOLLOWUP).given(opened, closed).when(Claim(by=ANA, now=T1)).refuses(AlreadyClosed)
    decider(FOLLOWUP).given(claimed).when(Claim(by=ANA, now=T1)).nothing_happens()
    projection(letters).given({"letter/<uuid>": [posted, stamped]}).shows({uuid: {"grams": 40}})

`shows` is run five ways: one by one, in one batch, every event twice, streams interleaved at random with
the order of each kept, and rebuilt from nothing. It fails when the events change no row.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID, uuid4

import pytest
from django.db import models

from coordination.log.append import Entry, append
from coordination.log.applying import apply, target_of
from coordination.log.codec import SealedEvent
from coordination.log.decider import DECIDERS, Decider, state_of
from coordination.log.errors import Refused
from coordination.log.event import Context, Event
from coordination.log.guards import forget_guards, register
from coordination.log.missing import events_after
from coordination.log.projection import Projection
from coordination.log.rebuild import rebuild
from coordination.log.upsert import delete_rows, load_rows

S = TypeVar("S")
T0 = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@dataclass(frozen=True)
class When(Generic[S]):
    decider: Decider[S]
    history: tuple[Event, ...]
    command: object

    def _decide(self) -> list[Event]:
        return list(self.decider.decide(state_of(self.decider, self.history), self.command))

    def then(self, *expected: Event) -> None:
        assert self._decide() == list(expected)

    def nothing_happens(self) -> None:
        assert self._decide() == []

    def refuses(self, refusal: type[Refused]) -> None:
        with pytest.raises(refusal) as raised:
            self._decide()
        assert type(raised.value) is refusal
        assert str(raised.value).endswith("."), "a refusal is a sentence"


@dataclass(frozen=True)
class Given(Generic[S]):
    decider: Decider[S]
    history: tuple[Event, ...]

    def when(self, command: object) -> When[S]:
        return When(self.decider, self.history, command)

    def state(self) -> S:
        return state_of(self.decider, self.history)

    def alarms(self) -> dict[str, datetime]:
        assert self.decider.alarms is not None
        return self.decider.alarms(self.state())


@dataclass(frozen=True)
class DeciderSentence(Generic[S]):
    decider: Decider[S]

    def given(self, *history: Event) -> Given[S]:
        return Given(self.decider, history)


def decider(decider: Decider[S]) -> DeciderSentence[S]:
    return DeciderSentence(decider)


CONTEXT = Context(
    actor="person/00000000-0000-7000-8000-000000000001", role="navigator", clinic="riverbend", occurred_at=T0
)


def put(stream: str, events: Sequence[Event], context: Context = CONTEXT) -> None:
    """Store a whole stream, alarms as its decider says, correlation its own."""
    kind, _, name = stream.partition("/")
    context = Context(
        **{f: getattr(context, f) for f in context.__struct_fields__ if f != "correlation"},
        correlation=context.correlation or UUID(name),
    )
    rules = DECIDERS.get(kind)
    alarms = rules.alarms(state_of(rules, events)) if rules is not None and rules.alarms is not None else None
    append([Entry(stream=stream, expected=0, events=list(events), alarms=alarms)], context)


@dataclass(frozen=True)
class Shown:
    projection: Projection[Any]
    streams: dict[str, Sequence[Event]]
    context: Context

    def shows(self, expected: dict[UUID, dict[str, Any]]) -> None:
        register(self.projection.name, self.projection.kinds)
        for stream, events in self.streams.items():
            put(stream, events, self.context)
        history = events_after([(stream, 0) for stream in self.streams])
        ids = list(expected)
        blank = {i: _columns(self.projection.new_row(i)) for i in ids}
        seen: list[dict[UUID, dict[str, Any]]] = []
        for way in _WAYS:
            self._begin_anew(ids)
            way(self.projection, history)
            seen.append(self._rows(ids))
        for name, rows in zip(_WAY_NAMES, seen, strict=True):
            for row_id, columns in expected.items():
                shown = rows.get(row_id)
                assert shown is not None, f"{name}: no row {row_id}"
                assert {k: shown[k] for k in columns} == columns, name
                assert shown != blank[row_id], f"{name}: the events changed no row"
            assert rows == seen[0], f"{name} differs from one by one"

    def _begin_anew(self, ids: list[UUID]) -> None:
        target = target_of(self.projection)
        delete_rows(self.projection.row, target.table, ids)
        forget_guards(target.consumer, list(self.streams))

    def _rows(self, ids: list[UUID]) -> dict[UUID, dict[str, Any]]:
        return {
            i: _columns(row) for i, row in load_rows(self.projection.row, self.projection.table, ids).items()
        }


def _columns(row: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _one_by_one(projection: Projection[Any], history: list[SealedEvent]) -> None:
    for event in history:
        apply(projection, [event])


def _in_one_batch(projection: Projection[Any], history: list[SealedEvent]) -> None:
    apply(projection, history)


def _every_event_twice(projection: Projection[Any], history: list[SealedEvent]) -> None:
    apply(projection, [copy for event in history for copy in (event, event)])
    apply(projection, history)


def _interleaved(projection: Projection[Any], history: list[SealedEvent]) -> None:
    dice = random.Random(20261122)
    waiting: dict[str, list[SealedEvent]] = {}
    for event in history:
        waiting.setdefault(event.stream, []).append(event)
    while waiting:
        stream = dice.choice(sorted(waiting))
        apply(projection, [waiting[stream].pop(0)])
        if not waiting[stream]:
            del waiting[stream]


def _rebuilt(projection: Projection[Any], history: list[SealedEvent]) -> None:
    rebuild(projection)


Way = Callable[[Projection[Any], list[SealedEvent]], None]
_WAYS: list[Way] = [_one_by_one, _in_one_batch, _every_event_twice, _interleaved, _rebuilt]
_WAY_NAMES = ["one by one", "in one batch", "every event twice", "interleaved", "rebuilt"]


@dataclass(frozen=True)
class ProjectionSentence:
    projection: Projection[Any]

    def given(self, streams: dict[str, Sequence[Event]], context: Context = CONTEXT) -> Shown:
        return Shown(self.projection, streams, context)


def projection(projection: Projection[Any]) -> ProjectionSentence:
    return ProjectionSentence(projection)


def fresh() -> UUID:
    """An id of nobody else: tests share one database."""
    return uuid4()
