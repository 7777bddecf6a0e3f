"""The row says the same as the state, however the facts arrive."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from coordination.log.event import Logged
from coordination.log.projection import projected
from telephony.calls.commands import Command, StartRecording
from telephony.calls.decisions import decide
from telephony.calls.events import CallFact
from telephony.calls.projections import calls
from telephony.calls.row import CallRow
from telephony.calls.state import NOTHING, call_of, evolve
from tests.telephony.calls.facts import EIGHT, at, no, offered, started, yes
from tests.telephony.calls.test_order import reports

ID = UUID("01900000-0000-7000-8000-000000000001")


def logged(facts: list[CallFact]) -> list[Logged]:
    return [
        Logged(
            event_id=ID,
            stream=f"call/{ID}",
            version=number,
            type="",
            schema=1,
            occurred_at=fact.at,
            recorded_at=EIGHT,
            actor="phone:tests",
            role="phone_system",
            clinic="riverbend",
            mode="live",
            correlation=ID,
            causation=None,
            policy="",
            event=fact,
        )
        for number, fact in enumerate(facts, 1)
    ]


def row_of(facts: list[CallFact]) -> CallRow:
    return projected(calls, logged(facts))


start = st.builds(StartRecording, via=st.just("twilio_media"), at=st.integers(0, 40).map(at))


@given(reports, st.randoms(use_true_random=False))
def test_the_row_and_the_state_say_the_same(said: list[Command], random: st.DataObject) -> None:
    call, facts = NOTHING, list[CallFact]()
    for command in said:
        for event in decide(call, command):
            assert isinstance(event, CallFact)
            facts.append(event)
            call = evolve(call, event)
    random.shuffle(facts)  # type: ignore[attr-defined]
    if not facts:
        return
    row = row_of(facts)
    assert (row.state, row.end_reason or None, row.seconds) == (call.phase, call.outcome, call.seconds)
    assert (row.answered_at, row.ended_at) == (call.answered_at, call.ended_at)
    assert row.offered_at == (call.offered.at if call.offered else None)
    assert row.consent_recording == call.consent("recording")
    assert row.consent_transcription == call.consent("transcription")
    assert row.consent_analysis == call.consent("analysis")
    assert row.recording == call.recording


def test_a_row_of_one_call() -> None:
    row = row_of([offered(), yes(5), started(6)])
    assert (row.direction, row.number, row.withheld, row.line) == ("inbound", "+12025550140", False, "main")
    assert row.number_hash == row_of([offered(3)]).number_hash
    assert "2025550140" not in str(row.number_hash)
    assert (row.state, row.consent_recording, row.recording, row.version) == (
        "offered",
        "given",
        "recording",
        3,
    )


def test_a_withheld_number_has_no_hash() -> None:
    row = row_of([offered(number=None)])
    assert (row.number, row.number_hash, row.withheld) == (None, "", True)


def test_s13_the_row_of_a_withdrawn_yes_shows_no_recording() -> None:
    facts = [offered(), yes(5), started(6), no(9)]
    assert row_of(facts).recording == row_of(facts[::-1]).recording == "none"
    assert call_of(facts).recording == "none"
