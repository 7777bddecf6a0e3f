"""What people do with documents: one look at the log, one decision, one transaction with the register."""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
from django.db import transaction

from coordination.http.endpoints import Told
from coordination.log.append import Entry, append
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context, Event, Logged
from coordination.log.execute import TRIES
from coordination.log.stream import now
from coordination.people.models import Person
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

Decided = tuple[ask.Command, Weighed | None]
Deciding = Callable[[Document, Standing], Decided]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A document after a command, with its whole history. `files`: what is in force then."""

    name: str
    document: Document
    logged: Sequence[Logged]
    version: int
    now: datetime
    files: Files


class Acting(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts, on which version of the document (None: whichever it is), and the context of her events."""

    person: Person
    context: Callable[[datetime], Context]
    expected: int | None = None


def acting(told: Told) -> Acting:
    """The one who asks over HTTP."""
    return Acting(person=told.person, context=told.context, expected=told.expected)


def propose(who: Acting, name: str, *, text: str, note: str) -> Result:
    """Write a draft down, whatever is wrong with it."""
    command = ask.Propose(who=asking(who.person, name), text=text, note=note)
    return _run(who, name, lambda document, standing: (command, None))


def publish(who: Acting, name: str, *, draft: int, note: str) -> Result:
    """Put the draft in force that was read, if nothing is wrong with it."""

    def deciding(document: Document, standing: Standing) -> Decided:
        text = document.draft.text if document.draft is not None else document.text
        weighed = weigh(name, text, standing, duties_by_name())
        command = ask.Publish(
            who=asking(who.person, name),
            note=note,
            draft=draft,
            problems=weighed.problems,
            loosens=weighed.loosens,
            acts=weighed.acts,
            notices=weighed.notices,
        )
        return command, weighed

    return _run(who, name, deciding)


def withdraw(who: Acting, name: str, *, note: str) -> Result:
    """Go back to the document that ships, if nothing is wrong with that."""

    def deciding(document: Document, standing: Standing) -> Decided:
        weighed = weigh(name, None, standing, duties_by_name())
        command = ask.Withdraw(
            who=asking(who.person, name), note=note, problems=weighed.problems, loosens=weighed.loosens
        )
        return command, weighed

    return _run(who, name, deciding)


def sign(who: Acting, name: str, *, subject: Subject, note: str) -> Result:
    """Answer by name for one of the three things that telephones wait for."""

    def deciding(document: Document, standing: Standing) -> Decided:
        command = ask.Sign(
            who=asking(who.person, name),
            subject=subject,
            may_sign=SIGNS[subject].holds_for(who.person),
            note=note,
            notices=notices_of(standing.files_over(shipped_files())),
        )
        return command, None

    return _run(who, name, deciding)


def _run(who: Acting, name: str, deciding: Deciding) -> Result:
    """Two who publish different documents at once both move the register: the later one looks again."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                return _once(who, name, deciding)
        except ConcurrencyError as error:
            if error.stream == document_stream(name) or attempt == TRIES:
                raise
    raise AssertionError("unreachable")


def _once(who: Acting, name: str, deciding: Deciding) -> Result:
    standing = standing_of(shipped_files())
    document, loaded = standing.documents[name], standing.loaded[name]
    if who.expected is not None and loaded.version != who.expected:
        raise ConcurrencyError(loaded.stream, who.expected, loaded.version)
    command, weighed = deciding(document, standing)
    events = list(decide(name, document, command))
    entries = [Entry(stream=loaded.stream, expected=loaded.version, events=events)]
    if weighed is not None and _changes_what_is_in_force(events):
        entries.append(register_entry(standing, weighed.files))
        transaction.on_commit(take_up, robust=True)
    appended = append(entries, who.context(loaded.now))
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
