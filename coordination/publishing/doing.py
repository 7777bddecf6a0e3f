"""What the API does with documents: one look at the log, one decision, one transaction with the register."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from coordination.http.endpoints import Told
from coordination.log.append import Entry, append
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Event, Logged
from coordination.log.execute import TRIES
from coordination.log.stream import now
from coordination.policy import commands as ask
from coordination.policy.decisions import decide
from coordination.policy.documents import Files, document_stream
from coordination.policy.events import PolicyPublished, PolicyWithdrawn, Subject
from coordination.policy.published import shipped_files
from coordination.policy.standing import Standing, standing_of
from coordination.policy.state import Document, evolve
from coordination.policy.taking_up import register_entry, take_up
from coordination.publishing.rights import SIGNS, asking
from coordination.publishing.staff import duties_by_name
from coordination.publishing.weighing import Weighed, notices_of, weigh

Deciding = Callable[[Document, Standing], tuple[ask.Command, Weighed | None]]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A document after a command, with its whole history. `files`: what is in force then."""

    name: str
    document: Document
    logged: Sequence[Logged]
    version: int
    now: datetime
    files: Files


def propose(told: Told, name: str) -> Result:
    """Write a draft down, whatever is wrong with it."""
    command = ask.Propose(who=asking(told.person, name), text=told.body.text, note=told.body.note)
    return _run(told, name, lambda document, standing: (command, None))


def publish(told: Told, name: str) -> Result:
    """Put the draft in force that was read, if nothing is wrong with it."""

    def deciding(document: Document, standing: Standing) -> tuple[ask.Command, Weighed | None]:
        text = document.draft.text if document.draft is not None else document.text
        weighed = weigh(name, text, standing, duties_by_name())
        command = ask.Publish(
            who=asking(told.person, name),
            note=told.body.note,
            draft=told.body.draft,
            problems=weighed.problems,
            loosens=weighed.loosens,
            acts=weighed.acts,
            notices=weighed.notices,
        )
        return command, weighed

    return _run(told, name, deciding)


def withdraw(told: Told, name: str) -> Result:
    """Go back to the document that ships, if nothing is wrong with that."""

    def deciding(document: Document, standing: Standing) -> tuple[ask.Command, Weighed | None]:
        weighed = weigh(name, None, standing, duties_by_name())
        command = ask.Withdraw(
            who=asking(told.person, name),
            note=told.body.note,
            problems=weighed.problems,
            loosens=weighed.loosens,
        )
        return command, weighed

    return _run(told, name, deciding)


def sign(told: Told, name: str, subject: Subject) -> Result:
    """Answer by name for one of the three things that telephones wait for."""

    def deciding(document: Document, standing: Standing) -> tuple[ask.Command, Weighed | None]:
        command = ask.Sign(
            who=asking(told.person, name),
            subject=subject,
            may_sign=SIGNS[subject].holds_for(told.person),
            note=told.body.note,
            notices=notices_of(standing.files_over(shipped_files())),
        )
        return command, None

    return _run(told, name, deciding)


def _run(told: Told, name: str, deciding: Deciding) -> Result:
    """Two who publish different documents at once both move the register: the later one looks again."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return _once(told, name, deciding)
        except ConcurrencyError as error:
            if error.stream == document_stream(name) or attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def _once(told: Told, name: str, deciding: Deciding) -> Result:
    standing = standing_of(shipped_files())
    document, loaded = standing.documents[name], standing.loaded[name]
    if told.expected is not None and loaded.version != told.expected:
        raise ConcurrencyError(loaded.stream, told.expected, loaded.version)
    command, weighed = deciding(document, standing)
    events = list(decide(name, document, command))
    entries = [Entry(stream=loaded.stream, expected=loaded.version, events=events)]
    if weighed is not None and _changes_what_is_in_force(events):
        entries.append(register_entry(standing, weighed.files))
        transaction.on_commit(take_up, robust=True)
    appended = append(entries, told.context(loaded.now))
    own = [one for one in appended if one.stream == loaded.stream]
    for event in events:
        document = evolve(document, event)
    return Result(
        name=name,
        document=document,
        logged=[*loaded.logged, *own],
        version=loaded.version + len(own),
        now=now(),
        files=_in_force_after(standing, weighed, events),
    )


def _in_force_after(standing: Standing, weighed: Weighed | None, events: Sequence[Event]) -> Files:
    changed = weighed is not None and _changes_what_is_in_force(events)
    return weighed.files if weighed is not None and changed else standing.files_over(shipped_files())


def _changes_what_is_in_force(events: Sequence[Event]) -> bool:
    return any(isinstance(event, PolicyPublished | PolicyWithdrawn) for event in events)
