"""The people, times, ladders and facts that the tests of escalations speak of."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from coordination.escalations import commands as ask
from coordination.escalations.events import EscalationRaised, Place, Quote
from coordination.escalations.ladder import Ladder, Step
from coordination.escalations.moment import Moment, Somebody
from coordination.policy.hours import Hours

NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)  # Monday 12:00 in New York
CALL = UUID("00000000-0000-4000-8000-000000000001")
SEGMENT = UUID("00000000-0000-4000-8000-0000000000e1")
ATTEMPT = UUID("00000000-0000-4000-8000-0000000000f1")
NEXT_ATTEMPT = UUID("00000000-0000-4000-8000-0000000000f2")

DANA = Somebody(by="person/00000000-0000-4000-8000-00000000000a", name="Dana Whitlock, RN")
PRIYA = Somebody(by="person/00000000-0000-4000-8000-00000000000b", name="Priya Raman, RN")
SUE = Somebody(by="person/00000000-0000-4000-8000-00000000000c", name="Sue Lindqvist")
OSEI = Somebody(by="person/00000000-0000-4000-8000-00000000000d", name="Dr. Kofi Osei")
NOOR = Somebody(by="person/00000000-0000-4000-8000-00000000000f", name="Noor Haddad")

EIGHT_TO_FIVE = ((time(8), time(17)),)
HOURS = Hours(zone=ZoneInfo("America/New_York"), week=(*[EIGHT_TO_FIVE] * 5, (), ()), closed={})

EMERGENCY = Ladder(
    steps=(
        Step(step="owner", duty="nurse", seconds=60, by_phone=False),
        Step(step="backup", duty="medical_director", seconds=60, by_phone=False),
        Step(step="on_call", duty="on_call_clinician", seconds=60, by_phone=True),
        Step(step="supervisor", duty="supervisor", seconds=60, by_phone=False),
    ),
    clock="wall",
    room="present",
    again_every=120,
    reached_within=600,
    called_back_within=120,
    tries=2,
    decided_within=120,
    settled_within=3600,
)
SAME_DAY = Ladder(
    steps=(
        Step(step="owner", duty="supervisor", seconds=4 * 3600, by_phone=False),
        Step(step="backup", duty="privacy_officer", seconds=2 * 3600, by_phone=False),
    ),
    clock="open",
    room="held",
    again_every=2 * 3600,
    reached_within=8 * 3600,
    called_back_within=4 * 3600,
    tries=2,
    decided_within=4 * 3600,
    settled_within=8 * 3600,
)
EVERYBODY = {
    "nurse": (DANA,),
    "medical_director": (PRIYA,),
    "on_call_clinician": (OSEI,),
    "supervisor": (SUE,),
}


def at(seconds: float = 0) -> datetime:
    """Seconds after noon."""
    return NOON + timedelta(seconds=seconds)


def moment(seconds: float = 0, **there: tuple[Somebody, ...]) -> Moment:
    """The clinic so long after noon; without names everybody is there. Its queue may ring the on-call."""
    who = {duty: there.get(duty, ()) for duty in EVERYBODY} if there else EVERYBODY
    return Moment(
        now=at(seconds),
        hours=HOURS,
        there=who,
        holders=EVERYBODY | {"privacy_officer": (PRIYA,)},
        telephone=OSEI,
        rings=frozenset({"nurses"}),
    )


def nobody(seconds: float = 0, **more: Any) -> Moment:
    """No screen is open anywhere."""
    return replace(moment(seconds), there={}, **more)


def place(start: float, end: float) -> Place:
    return Place(segment=SEGMENT, channel="caller", start=start, end=end)


WORDS = ask.Words(
    text="like a pressure on my chest",
    family="chest_pain",
    why="affirmed",
    heard_at=NOON,
    by=None,
    place=place(36.0, 38.5),
)


def raised(when: Moment | None = None, **more: Any) -> ask.Raise:
    """Chest pain, found by the machine, for the nurses."""
    usual: dict[str, Any] = {
        "at": when or moment(),
        "call": CALL,
        "category": "chest_pain",
        "words": WORDS,
        "urgency": "emergency",
        "clinical": True,
        "raised_in": "live",
        "duty": "nurse",
        "backup_duty": "medical_director",
        "queue": "nurses",
        "line": "main",
        "script": "emergency_script",
        "script_version": "emergency_script.en.1",
        "language": "en",
        "told": ("emergency.en.1",),
        "ladder": EMERGENCY,
    }
    return ask.Raise(**(usual | more))


RAISED = EscalationRaised(
    at=NOON,
    call=CALL,
    category="chest_pain",
    family="chest_pain",
    why="affirmed",
    urgency="emergency",
    clinical=True,
    raised_in="live",
    duty="nurse",
    backup_duty="medical_director",
    window_seconds=60,
    queue="nurses",
    line="main",
    script="emergency_script",
    script_version="emergency_script.en.1",
    language="en",
    told=("emergency.en.1",),
    heard_at=NOON,
    by=None,
    place=place(36.0, 38.5),
    ladder=EMERGENCY,
    until=NOON + timedelta(seconds=60),
    content=Quote(words="like a pressure on my chest"),
)


def as_(one: Somebody, seconds: float = 0) -> dict[str, Any]:
    """The fields of a person's command."""
    duties = {
        DANA: {"nurse", "on_call_clinician"},
        PRIYA: {"medical_director", "nurse", "on_call_clinician"},
        OSEI: {"on_call_clinician"},
        SUE: {"supervisor", "nurse", "on_call_clinician", "front_desk"},
        NOOR: {"front_desk"},
    }[one]
    return {
        "at": moment(seconds),
        "by": one.by,
        "name": one.name,
        "duties": frozenset(duties),
        "clinical": one in {DANA, PRIYA, OSEI},
    }
