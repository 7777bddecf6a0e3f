"""The rules of a call's identity: (state, command) -> facts, or a refusal. Pure.

A number proposes and never decides (S2): a patient is linked by a person alone, who compared two identifiers
of different kinds with the chart, one of them the person's own, that together fit nobody else.
"""

from collections.abc import Sequence
from datetime import datetime

from coordination.identity.authority import authority_of
from coordination.identity.commands import (
    AwaitMatch,
    Command,
    Confirm,
    Describe,
    GiveUpWaiting,
    Withdraw,
)
from coordination.identity.events import (
    IdentityCallerDescribed,
    IdentityMatchAwaited,
    IdentityPatientConfirmed,
    IdentityPatientWithdrawn,
    IdentityUnmatched,
    Named,
    Why,
)
from coordination.identity.matching import OF_THE_PERSON, agrees
from coordination.identity.refusals import (
    FitsMoreThanOne,
    IdentifierDiffers,
    NoSuchConfirmation,
    NotByNumberAlone,
    NothingDescribed,
    OneOfThePersonNeeded,
    OnlyAPersonConfirms,
    PartNeeded,
    ReasonNeeded,
    TwoIdentifiersNeeded,
)
from coordination.identity.state import NOBODY, Identity, evolve
from coordination.log.decider import Decider
from coordination.log.event import Event

KINDS_NEEDED = 2
NAMES = {
    "full_name": "full name",
    "birth_date": "birth date",
    "mrn": "record number",
    "address": "address",
    "telephone": "telephone number",
}


def decide(state: Identity, command: Command) -> Sequence[Event]:
    """What follows from a command."""
    match command:
        case Describe():
            return describe(state, command)
        case Confirm():
            return confirm(state, command)
        case Withdraw():
            return withdraw(state, command)
        case AwaitMatch():
            if command.followup in state.awaited:
                return []
            return [IdentityMatchAwaited(followup=command.followup, by=command.by)]
        case GiveUpWaiting():
            return give_up_waiting(state, command.now)


def describe(state: Identity, command: Describe) -> list[Event]:
    must_be_a_person(command.by)
    said = command.described
    if not (said.name.strip() or said.birth_date or said.mrn.strip()):
        raise NothingDescribed
    if (command.description, said) in state.described:
        return []
    return [
        IdentityCallerDescribed(description=command.description, by=command.by, content=command.described)
    ]


def confirm(state: Identity, command: Confirm) -> list[Event]:
    must_be_a_person(command.by)
    must_be_two(command)
    must_agree(command)
    given = authority_of(command.speaks, command.chart, command.rules, command.today)
    others = [patient for patient in state.patients if patient != command.patient]
    about = command.about.strip()
    if others and not about:
        raise PartNeeded
    fact = IdentityPatientConfirmed(
        confirmation=command.confirmation,
        patient=command.patient,
        record=command.chart.record,
        mrn=str(command.chart.mrn),
        identifiers=tuple(said.kind for said in command.said),
        by=command.by,
        speaker=command.speaks.speaker,
        authority=given,
        matter=command.speaks.matter,
        interprets=command.speaks.interprets,
        content=Named(
            patient=str(command.chart.name),
            speaker=command.speaks.name.strip(),
            organization=command.speaks.organization.strip(),
            about=about,
        ),
    )
    return [] if any(says_the_same(one, fact) for one in state.confirmed) else [fact]


def must_be_a_person(by: str) -> None:
    """S2: raises OnlyAPersonConfirms for every part of ours and every phone system."""
    if not by.startswith("person/"):
        raise OnlyAPersonConfirms


def must_be_two(command: Confirm) -> None:
    """S2: two kinds at least, and not a household's alone."""
    kinds = {said.kind for said in command.said}
    if kinds == {"telephone"}:
        raise NotByNumberAlone
    if len(kinds) < KINDS_NEEDED or len(kinds) < len(command.said):
        raise TwoIdentifiersNeeded
    if not kinds & OF_THE_PERSON:
        raise OneOfThePersonNeeded


def must_agree(command: Confirm) -> None:
    """Everything that was said is the chart's, and together no other's."""
    for said in command.said:
        if not agrees(said, command.chart, command.rules):
            raise IdentifierDiffers(
                f"The {NAMES[said.kind]} that was said is not the chart's. Nothing was confirmed: ask again,"
                " or look for another candidate."
            )
    for other in command.others:
        if all(agrees(said, other, command.rules) for said in command.said):
            raise FitsMoreThanOne


def says_the_same(one: IdentityPatientConfirmed, other: IdentityPatientConfirmed) -> bool:
    """The same patient, speaker, authority and part: said again it is no news."""
    return (one.patient, one.speaker, one.authority, one.matter, one.content) == (
        other.patient,
        other.speaker,
        other.authority,
        other.matter,
        other.content,
    )


def withdraw(state: Identity, command: Withdraw) -> list[Event]:
    must_be_a_person(command.by)
    if any(one.confirmation == command.confirmation for one in state.withdrawn):
        return []
    link = state.link(command.confirmation)
    if link is None:
        raise NoSuchConfirmation
    if not command.text.strip():
        raise ReasonNeeded
    return [
        IdentityPatientWithdrawn(
            confirmation=link.confirmation,
            patient=link.patient,
            by=command.by,
            why=command.why,
            match_by=command.match_by,
            content=Why(text=command.text.strip()),
        )
    ]


def give_up_waiting(state: Identity, now: datetime) -> list[Event]:
    """An alarm may ring late, or twice, or after somebody was confirmed."""
    if state.confirmed or state.match_by is None or now < state.match_by:
        return []
    return [IdentityUnmatched(since=state.match_by, followups=tuple(sorted(state.awaited)))]


def alarms(state: Identity) -> dict[str, datetime]:
    """While nobody is confirmed, the time at which that becomes somebody's work."""
    if state.confirmed or state.match_by is None:
        return {}
    return {"unmatched": state.match_by}


def alarm_command(name: str, due: datetime, now: datetime) -> Command:
    """There is one alarm; it is judged by `now`."""
    return GiveUpWaiting(now=now)


IDENTITY: Decider[Identity] = Decider(
    kind="identity",
    initial=NOBODY,
    evolve=evolve,
    decide=decide,
    alarms=alarms,
    alarm_command=alarm_command,
)
