"""S2: no patient is linked by a telephone number alone, nor by anything else that a machine does."""

import ast
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.ehr.charts import Chart
from coordination.identity.authority import Speaks
from coordination.identity.commands import AwaitMatch, Command, Describe, GiveUpWaiting, Withdraw
from coordination.identity.decisions import IDENTITY
from coordination.identity.events import (
    IdentifierKind,
    IdentityPatientConfirmed,
    IdentityPatientWithdrawn,
    Speaker,
)
from coordination.identity.row import IdentityRow
from coordination.identity.state import NOBODY, Identity
from coordination.log.errors import Refused
from coordination.log.event import REGISTRY, Event
from coordination.log.reactor import REACTORS
from coordination.log.stream import load, now
from telephony.calls.events import CallAnswered, CallEnded, CallOffered, CallVoicemailLeft
from tests.conftest import Clock
from tests.followups.calls import offered, tell
from tests.golden.sample import sample
from tests.identity.people import EVERYBODY, MARA, NOON, confirm, confirmed, patient, said, true_of

ROOT = Path(__file__).resolve().parents[2]
MACHINES = ("system:callbacks@1", "system:routing@7", "phone:twilio", "caller", "")
KINDS: tuple[IdentifierKind, ...] = ("full_name", "birth_date", "mrn", "address", "telephone")
CHARTS = [one for one in EVERYBODY if one.numbers]

commands_of_machines = st.one_of(
    st.builds(AwaitMatch, followup=st.uuids(), by=st.just(NOON)),
    st.builds(GiveUpWaiting, now=st.sampled_from([NOON, NOON + timedelta(days=1)])),
    st.builds(
        Describe,
        description=st.uuids(),
        by=st.sampled_from(MACHINES),
        described=st.builds(sample, st.just(REGISTRY["identity.caller_described"].content)),
    ),
    st.builds(
        lambda chart, by, kinds: confirm(chart, by=by, said=true_of(chart, *kinds)),
        st.sampled_from(CHARTS),
        st.sampled_from(MACHINES),
        st.lists(st.sampled_from(KINDS), min_size=1, max_size=5, unique=True),
    ),
    st.builds(
        Withdraw,
        confirmation=st.uuids(),
        by=st.sampled_from(MACHINES),
        why=st.just("wrong_patient"),
        text=st.just("because"),
        match_by=st.just(NOON),
    ),
)
# Whatever the log can hold but what only a person can have said.
events_of_machines = st.sampled_from(
    [
        sample(known.cls)
        for type_, known in sorted(REGISTRY.items())
        if known.cls not in {IdentityPatientConfirmed, IdentityPatientWithdrawn}
    ]
)


def after(state: Identity, step: Command | Event) -> Identity:
    if isinstance(step, Event):
        return IDENTITY.evolve(state, step)
    try:
        events = IDENTITY.decide(state, step)
    except Refused:
        return state
    for event in events:
        state = IDENTITY.evolve(state, event)
    return state


@settings(max_examples=400)
@given(st.lists(commands_of_machines | events_of_machines, max_size=12), st.booleans())
def test_s2_no_sequence_of_machine_events_and_commands_links_or_unlinks_a_patient(
    steps: list[Command | Event], somebody: bool
) -> None:
    state = IDENTITY.evolve(NOBODY, confirmed(EVERYBODY[0])) if somebody else NOBODY
    before = state.confirmed
    for step in steps:
        state = after(state, step)
    assert state.confirmed == before


@settings(max_examples=200)
@given(
    st.sampled_from(CHARTS),
    st.lists(st.sampled_from(("telephone", "address")), min_size=1, max_size=4),
    st.sampled_from(["self", "parent", "interpreter", "professional", "relay_operator"]),
)
def test_s2_no_person_links_one_by_what_a_household_shares(
    chart: Chart, kinds: list[IdentifierKind], speaker: Speaker
) -> None:
    household = true_of(chart, *kinds)
    speaks = Speaks(speaker=speaker, organization="a laboratory", interprets="staff")
    command = confirm(chart, said=household, speaks=speaks)
    with pytest.raises(Refused):
        IDENTITY.decide(NOBODY, command)


def test_s2_the_property_can_fail() -> None:
    """A person with a name and a birth date does link: what is refused above is refused for its reason."""
    state = after(NOBODY, confirm(CHARTS[0], by=MARA))
    assert state.patients == (patient(CHARTS[0]),)
    assert after(NOBODY, confirm(CHARTS[0], said=said(telephone=CHARTS[0].numbers[0]))).patients == ()


def test_s2_only_the_decision_of_a_confirmation_makes_the_fact() -> None:
    made = [
        path.relative_to(ROOT).as_posix()
        for package in ("audit", "coordination", "telephony", "transcription")
        for path in sorted((ROOT / package).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "IdentityPatientConfirmed"
    ]
    assert made == ["coordination/identity/decisions.py"]


@pytest.mark.django_db
def test_s2_all_reactors_and_clocks_together_link_nobody(
    react: Callable[[], None], clock: Clock, fire_alarms: Callable[[], int]
) -> None:
    """Calls from numbers that are one patient's alone, in every form, and a day of alarms after them."""
    assert REACTORS
    calls: list[UUID] = []
    for number in ("+12025550105", "+12025550108", "+12025550110", None):
        for ending in ("abandoned", "voicemail", "answered"):
            call, at = uuid4(), now() - timedelta(minutes=2)
            calls.append(call)
            tell(call, offered(number, at), *endings(ending, at + timedelta(seconds=30)))
    react()
    clock.advance(timedelta(days=4))
    fire_alarms()
    react()
    for call in calls:
        types = {one.type for one in load(f"identity/{call}").logged}
        assert types <= {"identity.match_awaited", "identity.unmatched"}
    assert not IdentityRow.objects.filter(pk__in=calls, matched=True).exists()
    assert isinstance(offered(None, NOON), CallOffered)


def endings(ending: str, at: datetime) -> tuple[Event, ...]:
    match ending:
        case "voicemail":
            return CallVoicemailLeft(at=at), CallEnded(at=at, reason="completed")
        case "answered":
            return CallAnswered(at=at), CallEnded(at=at, reason="completed")
        case _:
            return (CallEnded(at=at, reason="abandoned"),)
