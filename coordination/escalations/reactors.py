"""Words that must be answered for at once become an escalation; what happens to the call reaches it.

paging.py has what happens between an escalation and the telephones that ring for it.
"""

from coordination.escalations.commands import Tell, Words
from coordination.escalations.entries import entry_of
from coordination.escalations.events import Place
from coordination.escalations.ids import escalation_id, stream_of
from coordination.escalations.line import dropped, language_of_line
from coordination.escalations.notifying.asking import ask_for_message
from coordination.escalations.of_call import escalations_of
from coordination.escalations.paging import ring, take_by_phone, withdraw
from coordination.escalations.raising import mode_of, raise_for
from coordination.escalations.staffing import moment_at
from coordination.log.append import Entry
from coordination.log.event import Logged
from coordination.log.reactor import reactor
from coordination.log.stream import load, load_held
from coordination.routing.events import Quote, RoutingTriggerFound, RoutingTriggerMissed
from telephony.calls.events import CallEnded, CallGapNoted, CallScriptSpoken
from telephony.calls.state import Call, call_of

__all__ = ["ask_for_message", "escalations", "lines", "ring", "scripts", "take_by_phone", "withdraw"]


@reactor("raise_escalations", kinds=("routing",), version="1", on=(RoutingTriggerFound, RoutingTriggerMissed))
def escalations(cause: Logged) -> list[Entry]:
    """Raise it, or add the words to the one that is open. Of a call that is over, the line has dropped."""
    found = cause.event
    if not isinstance(found, RoutingTriggerFound | RoutingTriggerMissed) or found.tier != "now":
        return []
    call_id = cause.stream_id
    # Held: its end comes before this and is seen here, or after it and finds what was raised.
    call = call_of(load_held(f"call/{call_id}").events)
    mode = mode_of(cause.mode)
    loaded = load(stream_of(escalation_id(call_id, found.family, mode)))
    at = moment_at(loaded.now)
    words = Words(
        text=found.content.text if isinstance(found.content, Quote) else None,
        family=found.family,
        why=found.why if isinstance(found, RoutingTriggerFound) else "by_person",
        heard_at=cause.recorded_at,
        by=found.by if isinstance(found, RoutingTriggerMissed) else None,
        place=place_of(found),
    )
    asked = raise_for(call_id, call, found.family, words, mode=mode, language=language_of(found, call), at=at)
    return [entry_of(loaded, [asked, *dropped(call, at)])]


def place_of(found: RoutingTriggerFound | RoutingTriggerMissed) -> Place:
    channel = found.channel if isinstance(found, RoutingTriggerFound) else "mixed"
    return Place(segment=found.segment, channel=channel, start=found.start, end=found.end)


def language_of(found: RoutingTriggerFound | RoutingTriggerMissed, call: Call) -> str:
    """The language of the words; where a person marked them, that of the line."""
    if isinstance(found, RoutingTriggerFound):
        return found.language
    return language_of_line(call)


@reactor("escalation_lines", kinds=("call",), version="1", on=(CallEnded, CallGapNoted))
def lines(cause: Logged) -> list[Entry]:
    """The call is over: whoever has not been reached is to be called back."""
    call = call_of(load(cause.stream).events)
    return [
        entry_of(loaded, dropped(call, moment_at(loaded.now))) for loaded in escalations_of(cause.stream_id)
    ]


@reactor("escalation_scripts", kinds=("call",), version="1", on=(CallScriptSpoken,))
def scripts(cause: Logged) -> list[Entry]:
    """What the caller was told is kept with what it was told about."""
    spoken = cause.event
    if not isinstance(spoken, CallScriptSpoken) or spoken.purpose != "emergency":
        return []
    return [
        entry_of(
            loaded,
            [
                Tell(
                    at=moment_at(loaded.now),
                    said_at=spoken.at,
                    script=spoken.script,
                    version=spoken.version,
                    language=spoken.language,
                    by=spoken.by,
                )
            ],
        )
        for loaded in escalations_of(cause.stream_id)
    ]
