"""How facts become a call's row, in whichever order they come.

Each column is the least, the greatest or the count of what was reported, and `derive` works out what
they amount to, by the same rules as `Call`: a test holds the two side by side over shuffled reports.
"""

from datetime import datetime

from coordination.log.event import Logged
from coordination.log.identifiers import keyed_hash
from coordination.log.projection import Projection
from telephony.calls.events import (
    PURPOSES,
    CallAnswered,
    CallConsentDeclined,
    CallConsentGiven,
    CallConsentWithdrawn,
    CallEnded,
    CallFact,
    CallGapNoted,
    CallHeld,
    CallIvrSelected,
    CallOffered,
    CallProtectionSet,
    CallQueued,
    CallRecordingPaused,
    CallRecordingResumed,
    CallRecordingStarted,
    CallRecordingStopped,
    CallRecordingStored,
    CallResumed,
    CallRouted,
    CallRouteFailed,
    CallRouteRequested,
    CallScriptSpoken,
    CallTransferred,
    CallVoicemailLeft,
    Purpose,
)
from telephony.calls.row import CallRow
from telephony.calls.state import SILENT_ANSWERED, SILENT_WAITING

calls = Projection("calls", CallRow, kinds=("call",))


def number_hash(number: str) -> str:
    """The same number has the same hash in every table that is searched by it."""
    return keyed_hash("number", number)


def pbx_call_hash(pbx_call_id: str) -> str:
    return keyed_hash("pbx_call", pbx_call_id)


def _least(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else min(one, other)


def _most(one: datetime | None, other: datetime) -> datetime:
    return other if one is None else max(one, other)


def _seen(row: CallRow, event: CallFact) -> None:
    row.first_at = _least(row.first_at, event.at)
    if not isinstance(event, CallGapNoted):
        row.last_at = _most(row.last_at, event.at)


def only_seen(row: CallRow, event: CallFact, at: Logged) -> None:
    """These facts stand in the timeline and change no column but when the call was first heard of."""
    _seen(row, event)


for shown_in_timeline in (
    CallIvrSelected,
    CallRouteRequested,
    CallRouted,
    CallRouteFailed,
    CallTransferred,
):
    calls.on(shown_in_timeline)(only_seen)


@calls.on(CallOffered)
def offered(row: CallRow, event: CallOffered, at: Logged) -> None:
    """The earliest measured report counts, a guess only until there is one."""
    _seen(row, event)
    if row.offered_at is not None and (event.estimated, event.at) >= (row.offered_guessed, row.offered_at):
        return
    row.offered_at, row.offered_guessed = event.at, event.estimated
    row.direction, row.source = event.direction, event.source
    row.number, row.withheld = event.number, event.number is None
    row.number_hash = number_hash(event.number) if event.number else ""
    # What a phone system calls a line that we do not know is its own words: it stays in the sealed log.
    row.line, row.line_known = event.line if event.line_known else "", event.line_known
    row.pbx_call_id, row.pbx_call_hash = event.pbx_call_id, pbx_call_hash(event.pbx_call_id)


@calls.on(CallQueued)
def queued(row: CallRow, event: CallQueued, at: Logged) -> None:
    _seen(row, event)
    row.queued_at = _least(row.queued_at, event.at)


@calls.on(CallAnswered)
def answered(row: CallRow, event: CallAnswered, at: Logged) -> None:
    _seen(row, event)
    if event.estimated:
        row.answer_guessed_at = _least(row.answer_guessed_at, event.at)
    else:
        row.answers = sorted({*row.answers, event.at})


@calls.on(CallHeld)
def held(row: CallRow, event: CallHeld, at: Logged) -> None:
    _seen(row, event)
    row.held_at = _most(row.held_at, event.at)


@calls.on(CallResumed)
def resumed(row: CallRow, event: CallResumed, at: Logged) -> None:
    _seen(row, event)
    row.resumed_at = _most(row.resumed_at, event.at)


@calls.on(CallVoicemailLeft)
def voicemail_left(row: CallRow, event: CallVoicemailLeft, at: Logged) -> None:
    _seen(row, event)
    row.voicemail_at = _least(row.voicemail_at, event.at)


def _end_key(event: CallEnded) -> tuple[datetime, str, bool]:
    return event.at, event.reason, event.answer_told


@calls.on(CallEnded)
def ended(row: CallRow, event: CallEnded, at: Logged) -> None:
    _seen(row, event)
    if row.ended_at is None or _end_key(event) > (row.ended_at, row.end_reported, row.answer_told):
        row.ended_at, row.end_reported, row.answer_told = _end_key(event)


@calls.on(CallGapNoted)
def gap_noted(row: CallRow, event: CallGapNoted, at: Logged) -> None:
    _seen(row, event)
    row.gaps += 1
    row.gap_until = _most(row.gap_until, event.to)


@calls.on(CallConsentGiven)
def consent_given(row: CallRow, event: CallConsentGiven, at: Logged) -> None:
    _seen(row, event)
    column = f"{event.purpose}_yes_at"
    setattr(row, column, _least(getattr(row, column), event.at))
    if event.estimated:
        setattr(row, f"{event.purpose}_yes_guessed", True)


@calls.on(CallConsentDeclined)
def consent_declined(row: CallRow, event: CallConsentDeclined, at: Logged) -> None:
    _no(row, event.purpose, event)


@calls.on(CallConsentWithdrawn)
def consent_withdrawn(row: CallRow, event: CallConsentWithdrawn, at: Logged) -> None:
    _no(row, event.purpose, event)


def _no(row: CallRow, purpose: Purpose, event: CallFact) -> None:
    _seen(row, event)
    setattr(row, f"{purpose}_no_at", _most(getattr(row, f"{purpose}_no_at"), event.at))


@calls.on(CallRecordingStarted)
def recording_started(row: CallRow, event: CallRecordingStarted, at: Logged) -> None:
    _seen(row, event)
    row.started += 1


@calls.on(CallRecordingStopped)
def recording_stopped(row: CallRow, event: CallRecordingStopped, at: Logged) -> None:
    _seen(row, event)
    row.stopped += 1
    row.dropped = row.dropped or event.why != "ended"


@calls.on(CallRecordingStored)
def recording_stored(row: CallRow, event: CallRecordingStored, at: Logged) -> None:
    _seen(row, event)
    row.kept += 1


@calls.on(CallRecordingPaused)
def recording_paused(row: CallRow, event: CallRecordingPaused, at: Logged) -> None:
    _seen(row, event)
    row.pauses = sorted({*row.pauses, event.at})


@calls.on(CallRecordingResumed)
def recording_resumed(row: CallRow, event: CallRecordingResumed, at: Logged) -> None:
    _seen(row, event)
    row.resumes = sorted({*row.resumes, event.at})


@calls.on(CallProtectionSet)
def protection_set(row: CallRow, event: CallProtectionSet, at: Logged) -> None:
    _seen(row, event)
    row.protections = sorted({*row.protections, event.protection})


@calls.on(CallScriptSpoken)
def script_spoken(row: CallRow, event: CallScriptSpoken, at: Logged) -> None:
    """The last notice counts: a caller may have asked for another language."""
    _seen(row, event)
    known = row.notice_at, row.notice_language, row.notice_version
    told = event.at, event.language, event.version
    if event.purpose == "notice" and (row.notice_at is None or told > known):
        row.notice_at, row.notice_language, row.notice_version = told


@calls.derive
def derive(row: CallRow) -> None:
    row.answered_at = _answered_at(row)
    row.state = _state(row)
    row.end_reason = _end_reason(row)
    if row.offered_at is not None and row.ended_at is not None:
        row.seconds = max(0.0, (row.ended_at - row.offered_at).total_seconds())
    for purpose in PURPOSES:
        setattr(row, f"consent_{purpose}", _consent(row, purpose))
    row.recording = _recording(row)
    row.paused_at = _paused_at(row)


def _answered_at(row: CallRow) -> datetime | None:
    times = row.answers or ([row.answer_guessed_at] if row.answer_guessed_at else [])
    return next((time for time in times if row.ended_at is None or time <= row.ended_at), None)


def _state(row: CallRow) -> str:
    if row.ended_at is not None or _lost(row):
        return "ended"
    if row.voicemail_at is not None:
        return "voicemail"
    if row.answered_at is not None:
        on_hold = row.held_at is not None and (row.resumed_at is None or row.held_at > row.resumed_at)
        return "held" if on_hold else "answered"
    return "queued" if row.queued_at is not None else "offered"


def _lost(row: CallRow) -> bool:
    if row.last_at is None or row.gap_until is None:
        return False
    silence = SILENT_WAITING if row.answered_at is None else SILENT_ANSWERED
    return bool(row.gap_until - row.last_at >= silence)


def _end_reason(row: CallRow) -> str:
    taken = row.answered_at is not None or row.voicemail_at is not None
    if taken and row.end_reported in {"abandoned", "no_answer"}:
        return "completed"
    unanswered = not taken and not row.answer_told and row.end_reported == "completed"
    return "abandoned" if unanswered else row.end_reported


def _consent(row: CallRow, purpose: Purpose) -> str:
    yes_at, no_at = getattr(row, f"{purpose}_yes_at"), getattr(row, f"{purpose}_no_at")
    if no_at is not None:
        return "withdrawn" if yes_at is not None and yes_at < no_at else "declined"
    guessed = getattr(row, f"{purpose}_yes_guessed")
    in_time = guessed or (yes_at is not None and (row.ended_at is None or yes_at <= row.ended_at))
    return "given" if in_time else "unknown"


def _recording(row: CallRow) -> str:
    allowed = row.consent_recording == "given"
    if allowed and row.kept:
        return "stored"
    if allowed and row.started > row.stopped:
        return "recording"
    return "dropped" if row.dropped or row.kept else "none"


def _paused_at(row: CallRow) -> datetime | None:
    """Since the first pause after the last time that a person resumed, while the call lasts."""
    if row.ended_at is not None:
        return None
    return next((at for at in row.pauses if not row.resumes or at > row.resumes[-1]), None)
