"""A call as the API shows it, from its row."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

from coordination.http.shapes import Item
from coordination.policy.protections import Protection
from coordination.policy.published import policy
from telephony.calls.events import Direction
from telephony.calls.row import CallRow
from telephony.calls.state import Consent, Phase, Recording

Joined = Callable[[Sequence[UUID]], Mapping[UUID, Any]]
Field = Literal["followup", "heard", "patient"]
_joined: dict[Field, Joined] = {}


def join(field: Field, look_up: Joined) -> None:
    """Fill a field from another concept, which stands above this one and knows its own tables."""
    _joined[field] = look_up


class CallLine(Item):
    """The service that was dialed."""

    name: str
    number: str


class CallConsent(Item):
    """What the caller answered, for each purpose on its own."""

    recording: Consent
    transcription: Consent
    analysis: Consent


class CallNotice(Item):
    """The notice that the caller heard last: which version, in which language, when."""

    version: str
    language: str
    at: datetime


class CallItem(Item):
    """A call. `seconds` from first ring to end; `gaps` is how often facts may be missing. `paused_at`:
    since when a person keeps the sound out of the recording. `protections`: why the call is specially
    protected; empty when it is not. `patient`: who was confirmed; null for nobody, and for several, whom
    `patients` counts.
    """

    id: UUID
    version: int
    direction: Direction
    number: str | None
    withheld: bool
    line: CallLine
    source: str
    state: Phase
    offered_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    end_reason: str | None
    seconds: float | None
    consent: CallConsent
    notice: CallNotice | None
    recording: Recording
    paused_at: datetime | None
    heard: bool
    followup: UUID | None
    patient: UUID | None
    patients: int
    gaps: int
    protections: list[Protection]


def items_of(rows: Sequence[CallRow]) -> list[CallItem]:
    """These rows, with what other concepts know of them looked up once for all."""
    ids = [row.id for row in rows]
    found = {field: look_up(ids) for field, look_up in _joined.items()} if ids else {}
    return [
        _item(row, {field: known[row.id] for field, known in found.items() if row.id in known})
        for row in rows
    ]


def item_of(row: CallRow) -> CallItem:
    return items_of([row])[0]


def _item(row: CallRow, known: Mapping[Field, Any]) -> CallItem:
    patients: Sequence[UUID] = known.get("patient", ())
    offered_at = row.offered_at or row.first_at
    if offered_at is None:
        raise LookupError("a row without a fact")
    return CallItem(
        id=row.id,
        version=row.version,
        # Until the offer itself is told of, a call is taken for one that came in: a person sooner.
        direction=cast("Direction", row.direction or "inbound"),
        number=row.number,
        withheld=row.withheld,
        line=_line(row),
        source=row.source,
        state=cast("Phase", row.state),
        offered_at=offered_at,
        answered_at=row.answered_at,
        ended_at=row.ended_at,
        end_reason=row.end_reason or None,
        seconds=row.seconds,
        consent=CallConsent(
            recording=cast("Consent", row.consent_recording),
            transcription=cast("Consent", row.consent_transcription),
            analysis=cast("Consent", row.consent_analysis),
        ),
        notice=_notice(row),
        recording=cast("Recording", row.recording),
        paused_at=row.paused_at,
        heard=bool(known.get("heard", False)),
        followup=known.get("followup"),
        patient=patients[0] if len(patients) == 1 else None,
        patients=len(patients),
        gaps=row.gaps,
        protections=cast("list[Protection]", list(row.protections)),
    )


def _notice(row: CallRow) -> CallNotice | None:
    if row.notice_at is None:
        return None
    return CallNotice(version=row.notice_version, language=row.notice_language, at=row.notice_at)


def _line(row: CallRow) -> CallLine:
    known = policy().lines.get(row.line)
    return (
        CallLine(name=known.name, number=known.number) if known else CallLine(name="Unknown line", number="")
    )
