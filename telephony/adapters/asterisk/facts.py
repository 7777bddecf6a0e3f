"""What an event of Asterisk's says about a call. Pure, and each event says it by itself.

A leg carries its call's name and line in its own variables, so no event needs another one: doubled or in any
order they make the same facts, and a process that has just begun understands them like an old one.
"""

from collections.abc import Sequence
from datetime import datetime

import phonenumbers

from coordination.policy.clinic import Line
from coordination.policy.published import Policy
from telephony.adapters.asterisk import names
from telephony.adapters.asterisk.shapes import (
    AboutChannel,
    AttendedTransfer,
    BlindTransfer,
    Channel,
    Destroyed,
    Dial,
    StasisStart,
    Told,
    time_of,
)
from telephony.calls.events import (
    CallAnswered,
    CallEnded,
    CallFact,
    CallHeld,
    CallOffered,
    CallResumed,
    CallRouteFailed,
    CallTransferred,
    EndReason,
)

WITHHELD = "withheld"  # what the dialplan puts in the place of a number that may not be shown
NOT_REACHED = frozenset({"NOANSWER", "BUSY", "CONGESTION", "CHANUNAVAIL"})
BUSY = 17
FAILED = frozenset({1, 2, 3, 22, 27, 28, 34, 38, 41, 42, 44, 50, 58, 66, 88, 127})
"""Causes of Q.850 (ITU-T, as in Asterisk's causes.h) after which the other telephone never rang."""
LONGEST = 64  # characters of somebody else's name that are taken down

Said = tuple[str, CallFact]


def facts_of(told: Told, known: Policy, region: str, heard_at: datetime) -> Sequence[Said]:
    """Each fact with the name of its call. `heard_at` stands in, marked, for a time that is not said."""
    said = time_of(told.timestamp)
    at, estimated = said or heard_at, said is None
    found: tuple[str | None, CallFact | None]
    match told:
        case StasisStart(channel=channel):
            found = _entered(told, offered_of(channel, known, region, at))
        case Dial():
            found = _dialed(told, at, estimated)
        case BlindTransfer(result="Success"):
            call = (told.transferee.call if told.transferee else None) or told.channel.call
            to = told.exten[:LONGEST]
            found = call, CallTransferred(at=at, estimated=estimated, to=to, transfer_kind="blind")
        case AttendedTransfer(result="Success"):
            found = _attended(told, at, estimated)
        case Destroyed(channel=channel) if channel.is_other_party:
            found = channel.call, _ended(told, at, estimated)
        case AboutChannel(channel=channel, type="ChannelHold") if not channel.is_other_party:
            found = channel.call, CallHeld(at=at, estimated=estimated)
        case AboutChannel(channel=channel, type="ChannelUnhold") if not channel.is_other_party:
            found = channel.call, CallResumed(at=at, estimated=estimated)
        case _:
            found = None, None
    call, fact = found
    return [] if call is None or fact is None else [(call, fact)]


def offered_of(channel: Channel, known: Policy, region: str, heard_at: datetime) -> CallOffered:
    """The call that this channel, of the caller or of whom we call, is."""
    created = time_of(channel.creationtime)
    line, line_known = _line(channel.variable(names.LINE), known)
    return CallOffered(
        at=created or heard_at,
        estimated=created is None,
        direction="outbound" if channel.variable(names.DIRECTION) == names.OUTBOUND else "inbound",
        number=number_of(channel.variable(names.NUMBER) or channel.caller.number, region),
        line=line,
        line_known=line_known,
        source=names.SOURCE,
        pbx_call_id=channel.id,
    )


def number_of(text: str, region: str) -> str | None:
    """A number as the trunk writes it, in E.164; None when it is withheld or none at all."""
    if text == WITHHELD:
        return None
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def line_of(channel: Channel, known: Policy) -> tuple[str, Line]:
    """The line that was dialed; the first one where nobody knows it, so that somebody is rung."""
    name, is_known = _line(channel.variable(names.LINE), known)
    if not is_known:
        name = next(iter(known.lines))
    return name, known.lines[name]


def _line(said: str, known: Policy) -> tuple[str, bool]:
    """Our line by its name or its number; what is neither is accepted and marked."""
    if said in known.lines:
        return said, True
    by_number = next((name for name, line in known.lines.items() if line.number == said), None)
    return (by_number, True) if by_number else (said[:LONGEST] or "unknown", False)


def _entered(told: StasisStart, offered: CallOffered) -> tuple[str | None, CallFact | None]:
    """A channel came into our application: a call, unless it is one of those that we make beside a call."""
    channel = told.channel
    beside = not told.args or told.args[0] in {names.BESIDE, names.PAGE}
    a_leg = channel.call is not None and not channel.is_other_party
    return (None, None) if beside or a_leg else (channel.id, offered)


def _dialed(told: Dial, at: datetime, estimated: bool) -> tuple[str | None, CallFact | None]:
    """In a call that we placed the other party's own pick-up is the answer, else that of our people."""
    if told.caller is None:
        ours = told.peer.is_other_party and told.dialstatus == "ANSWER"
        return (told.peer.call, CallAnswered(at=at, estimated=estimated)) if ours else (None, None)
    caller = told.caller
    if not caller.is_other_party or caller.variable(names.DIRECTION) == names.OUTBOUND:
        return None, None
    who = (names.extension_of(told.peer.name) or told.peer.name)[:LONGEST]
    if told.dialstatus == "ANSWER":
        return caller.call, CallAnswered(at=at, estimated=estimated, extension=who)
    if told.dialstatus in NOT_REACHED:
        why = told.dialstatus.lower()
        return caller.call, CallRouteFailed(at=at, estimated=estimated, to=who, why=why)
    return None, None


def _attended(told: AttendedTransfer, at: datetime, estimated: bool) -> tuple[str | None, CallFact | None]:
    legs = (told.transferee, told.transferer_first_leg, told.transferer_second_leg, told.transfer_target)
    call = next((leg.call for leg in legs if leg is not None and leg.call), None)
    ends = [leg for leg in (told.transfer_target, told.transferee) if leg is not None]
    other = next((leg for leg in ends if not leg.is_other_party), None)
    to = (names.extension_of(other.name) if other else None) or "unknown"
    return call, CallTransferred(at=at, estimated=estimated, to=to[:LONGEST], transfer_kind="attended")


def _ended(told: Destroyed, at: datetime, estimated: bool) -> CallEnded:
    """Asterisk calls every caller's hang-up normal, answered or not: the other facts say which it was."""
    if told.channel.variable(names.DIRECTION) != names.OUTBOUND:
        return CallEnded(at=at, estimated=estimated, reason="completed", answer_told=False)
    return CallEnded(at=at, estimated=estimated, reason=reason_of(told.channel.state, told.cause))


def reason_of(state: str, cause: int) -> EndReason:
    """How a call that we placed ended: a channel that was never up was never answered."""
    if state == "Up":
        return "completed"
    if cause == BUSY:
        return "busy"
    return "failed" if cause in FAILED else "no_answer"
