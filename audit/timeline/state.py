"""The state as of a moment, in words: what the projections made of the events up to there."""

from collections.abc import Sequence
from uuid import UUID

from coordination.followups.projections import followups
from coordination.http.since import actor_name
from coordination.http.words import in_words
from coordination.identity.projections import identities
from coordination.log.event import Logged
from coordination.log.projection import projected
from telephony.calls.projections import calls

NOT_YET = "Not yet"


def state_as_of(events: Sequence[Logged], call: UUID) -> dict[str, str]:
    """Label and value, in the order that a reader asks. Only what these events say."""
    own = [logged for logged in events if logged.stream == f"call/{call}"]
    if not own:
        return {"Call": NOT_YET}
    row = projected(calls, own)
    state = {
        "Call": _words(row.state),
        "Recording": _words("paused" if row.paused_at is not None else row.recording),
        "Consent to recording": _words(row.consent_recording),
        "Consent to transcription": _words(row.consent_transcription),
        "Consent to analysis": _words(row.consent_analysis),
        "Was told": _told(own),
        "Identity": _identity(events, call),
    }
    return state | _followup(events)


def _identity(events: Sequence[Logged], call: UUID) -> str:
    """How many patients are confirmed; who they are, the events themselves say."""
    own = [logged for logged in events if logged.stream == f"identity/{call}"]
    known = len(projected(identities, own).patients) if own else 0
    if known == 0:
        return "Not confirmed"
    return "Patient confirmed" if known == 1 else f"{known} patients confirmed"


def _told(own: Sequence[Logged]) -> str:
    spoken = [logged for logged in own if logged.type == "call.script_spoken"]
    if not spoken:
        return "Nothing yet"
    return ", ".join(dict.fromkeys(_words(getattr(logged.event, "purpose", "")) for logged in spoken))


def _followup(events: Sequence[Logged]) -> dict[str, str]:
    streams = list(dict.fromkeys(e.stream for e in events if e.kind == "followup"))
    if not streams:
        return {"Follow-up": "None"}
    row = projected(followups, [e for e in events if e.stream == streams[-1]])
    owner = actor_name(f"person/{row.owner}") if row.owner else f"Duty: {_words(row.duty)}"
    return {
        "Follow-up": f"{_words(row.kind)}, {'open' if row.is_open else _words(row.outcome or 'closed')}",
        "Owner": owner,
        "Calls joined": str(len(row.calls)),
        "Attempts": str(len(row.attempts)),
    }


def _words(value: str) -> str:
    text = in_words(value)
    return text[:1].upper() + text[1:] if text else NOT_YET
