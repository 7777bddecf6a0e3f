"""What no machine heard is a person's work (S11): an interpreter's when it is the language, else a nurse's.

What the live pass missed, the pass over the recording hears, and that one counts, unless the caller allowed
no recording. A language is told live: an interpreter is wanted while the caller is on the line. One follow-up
a call and cause, however many stretches or channels were not heard.
"""

from uuid import UUID

from coordination.followups.commands import Open
from coordination.followups.decisions import FOLLOWUP
from coordination.followups.entries import entry_of
from coordination.followups.events import Cause
from coordination.followups.known_caller import caller_of
from coordination.followups.state import Empty
from coordination.followups.terms import terms_of
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Logged
from coordination.log.reactor import opened_id, reactor
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.events import CallVoicemailLeft
from telephony.calls.state import Call, call_of
from transcription.transcripts.events import TranscriptNotHeard


@reactor("unheard", kinds=("transcript",), version="1", on=(TranscriptNotHeard,))
def unheard(cause: Logged) -> list[Entry]:
    """Due from when we knew that nobody had heard it; its age counts from the end of the call."""
    missed = cause.event
    if not isinstance(missed, TranscriptNotHeard):
        return []
    call_id = cause.stream_id
    call = call_of(load(f"call/{call_id}").events)
    why: Cause = "language" if missed.why == "language" else "not_heard"
    live = missed.heard_in == "live"
    if why == "language":
        return _opened(call_id, call, why, "interpreter_live" if live else "interpreter", cause)
    if live and call.consent("recording") == "given":
        return []
    if call.first(CallVoicemailLeft) is not None:
        return []  # the message has its callback, marked not heard, from its first second
    return _opened(call_id, call, why, "not_heard", cause)


def _opened(call_id: UUID, call: Call, why: Cause, plan_name: str, cause: Logged) -> list[Entry]:
    plan = policy().followup(plan_name)
    loaded = load(f"followup/{opened_id('interpreter' if why == 'language' else 'not_heard', call_id)}")
    if not isinstance(state_of(FOLLOWUP, loaded.events), Empty):
        return []
    begun = Open(
        kind=plan.kind,
        call=call_id,
        caller=caller_of(call),
        series=0,
        since=min(call.ended_at or cause.recorded_at, cause.recorded_at),
        plan=plan.name,
        terms=terms_of(plan, cause.recorded_at),
        why=why,
        heard=False,
    )
    return [entry_of(loaded, [begun])]
