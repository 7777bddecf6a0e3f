"""The measures name the events that they are computed from; those that exist are in the registry.

The list is the one of the measures' page, "From events". What a later concept brings stands here with
its kind: the day its `events` module is there, the event must be too.
"""

import msgspec
import pytest

from coordination.followups.events import AttemptOutcome, ClosingOutcome
from coordination.log.event import REGISTRY

# measure, event, the fields that its formula reads
FROM_EVENTS = [
    ("speed to answer", "call.queued", {"at"}),
    ("speed to answer", "call.answered", {"at", "by"}),
    ("abandon rate", "call.offered", {"at", "direction"}),
    ("abandon rate", "call.ended", {"at", "reason"}),
    ("transfer rate", "call.transferred", {"at"}),
    ("hold time", "call.held", {"at"}),
    ("hold time", "call.resumed", {"at"}),
    ("consent declines", "call.consent_declined", {"purpose"}),
    ("callback completion", "followup.promised", {"for_when"}),
    ("callback completion", "followup.attempt_recorded", {"at", "outcome"}),
    ("time from call to closure", "followup.opened", {"since", "call"}),
    ("time from call to closure", "followup.closed", {"outcome"}),
    ("aging", "followup.opened", {"since", "due", "duty", "followup_kind"}),
    ("aging", "followup.due_changed", {"due", "duty"}),
    ("aging", "followup.breached", {"due", "now_duty"}),
    ("attempts per contact", "followup.attempt_recorded", {"channel", "outcome"}),
    ("adverse-event callbacks", "followup.closed", {"outcome"}),
    ("concerns at closure", "followup.closed", {"outcome"}),
    ("spam", "followup.closed", {"outcome"}),
    ("access denials", "access.denied", set()),
    ("access", "access.viewed", set()),
    ("escalation appropriateness", "escalation.raised", {"category", "clinical", "duty"}),
    ("escalation appropriateness", "escalation.confirmed", {"at", "by"}),
    ("escalation appropriateness", "escalation.dismissed", {"at", "by"}),
    ("delay from the words to acknowledgment", "escalation.raised", {"heard_at", "at", "window_seconds"}),
    ("delay from the words to acknowledgment", "escalation.acknowledged", {"at", "via"}),
    ("cue votes", "routing.cue_voted", {"cue", "useful", "by"}),
    ("missed categories", "routing.trigger_missed", {"family", "by"}),
    ("words reviewed", "transcript.range_reviewed", {"start", "end"}),
    ("words corrected", "transcript.segment_corrected", {"segment"}),
    ("documentation time", "note.opened", set()),
    ("documentation time", "note.approved", set()),
    ("satisfaction", "call.survey_answered", set()),
    ("vendor response", "vendor.issue_raised", set()),
    ("vendor response", "vendor.issue_answered", set()),
    ("break-glass", "access.broke_glass", set()),
]
# Of concepts that are not there yet, by event.
TO_COME = {
    "note.opened",
    "note.approved",
    "call.survey_answered",
    "vendor.issue_raised",
    "vendor.issue_answered",
    "access.broke_glass",
}


@pytest.mark.parametrize(("measure", "event", "fields"), FROM_EVENTS)
def test_what_a_measure_reads_is_in_the_catalog(measure: str, event: str, fields: set[str]) -> None:
    if event in TO_COME:
        assert event not in REGISTRY, f"{event} is there now: take it off TO_COME and name its fields"
        return
    assert event in REGISTRY, f"{measure} reads {event}, which no module declares"
    known = set(REGISTRY[event].cls.__struct_fields__)
    assert fields <= known, f"{measure}: {event} has no {', '.join(sorted(fields - known))}"


def test_outcomes_are_closed_lists() -> None:
    attempts = msgspec.json.schema(AttemptOutcome)["enum"]
    endings = msgspec.json.schema(ClosingOutcome)["enum"]
    assert sorted(attempts) == ["busy", "failed", "left_message", "no_answer", "reached", "wrong_number"]
    assert sorted(endings) == [
        "answered_later",
        "could_not_reach",
        "declined",
        "duplicate",
        "reached",
        "spam",
        "wrong_number",
    ]
