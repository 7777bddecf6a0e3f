"""Words come: they begin an escalation, join the one that is open, or begin it anew. Pure."""

from coordination.escalations import commands as ask
from coordination.escalations.climbing import begin
from coordination.escalations.events import EscalationRaised, EscalationWordsAdded, Place, Quote
from coordination.escalations.refusals import WithoutOwner
from coordination.escalations.state import EMPTY, Empty, Open, Resolved, Shadowed, State, evolve
from coordination.log.event import FORGOTTEN, Event, Forgotten

SAME_WORDS = 0.5  # seconds by which the times of two hearings of one sound differ


def raise_(state: State, command: ask.Raise) -> list[Event]:
    """No words are dropped (S10): what comes after it was resolved, or dismissed, begins a new ladder. Words
    that are there already, heard again by a later pass, are no news."""
    _must_have_an_owner(command)
    match state:
        case Empty():
            return _begun(EMPTY, command)
        case Shadowed():
            return [] if command.raised_in == "shadow" else _begun(EMPTY, command)
        case Open() if state.judged != "dismissed":
            return [] if _known(state, command.words) else _joined(command)
        case Open():
            return [] if _known(state, command.words) else _begun(state, command)
        case Resolved():
            return [] if _known(state.was, command.words) else _begun(state, command)


def _must_have_an_owner(command: ask.Raise) -> None:
    if not command.duty or not command.backup_duty or command.backup_duty == command.duty:
        raise WithoutOwner
    if not command.ladder.steps or command.ladder.steps[0].step != "owner":
        raise WithoutOwner


def _begun(state: State, command: ask.Raise) -> list[Event]:
    words, at, ladder = command.words, command.at, command.ladder
    window = ladder.steps[0].seconds
    raised = EscalationRaised(
        at=at.now,
        call=command.call,
        category=command.category,
        family=words.family,
        why=words.why,
        urgency=command.urgency,
        clinical=command.clinical,
        raised_in=command.raised_in,
        duty=command.duty,
        backup_duty=command.backup_duty,
        window_seconds=window,
        queue=command.queue,
        line=command.line,
        script=command.script,
        script_version=command.script_version,
        language=command.language,
        told=command.told,
        heard_at=words.heard_at,
        by=words.by,
        place=words.place,
        ladder=ladder,
        until=at.after(at.now, window, ladder.clock),
        content=_quote(words),
    )
    opened = evolve(state, raised)
    return [raised, *(begin(opened, at) if isinstance(opened, Open) else [])]


def _joined(command: ask.Raise) -> list[Event]:
    words = command.words
    if words.place is None and not words.text:
        return []
    return [
        EscalationWordsAdded(
            at=command.at.now,
            family=words.family,
            why=words.why,
            heard_at=words.heard_at,
            by=words.by,
            place=words.place,
            content=_quote(words),
        )
    ]


def _quote(words: ask.Words) -> Quote | Forgotten:
    return Quote(words=words.text) if words.text else FORGOTTEN


def _known(state: Open, words: ask.Words) -> bool:
    """The same stretch of sound, heard for the same family: live, and again after the call."""
    place = words.place
    return place is not None and any(
        family == words.family and _overlap(place, other) for family, other in state.places
    )


def _overlap(one: Place, other: Place) -> bool:
    return one.start < other.end + SAME_WORDS and other.start < one.end + SAME_WORDS
