"""A draft tried on past calls, both ways; times and lanes worked out by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from audit.access.record import access_stream
from coordination.followups.events import FollowupOpened
from coordination.log.stream import load, now
from coordination.policy.published import Policy, policy_of
from coordination.publishing.what_if.comparing import changes_between
from coordination.publishing.what_if.past import Past
from coordination.publishing.what_if.seeing import Seen, seen
from coordination.publishing.what_if.trying import since_days
from coordination.routing.state import EMPTY, Reason, Routing, Trigger
from telephony.calls.state import Call
from tests.followups.calls import missed, some_number, tell
from tests.http.client import Script, slug
from tests.policy.shipped import SHIPPED_FILES, changed
from tests.routing.calls import answered_call, ended, hear, segment
from transcription.transcripts.state import Transcript

MONDAY_10 = datetime(2026, 11, 23, 15, tzinfo=UTC)
SUNDAY_10 = datetime(2026, 11, 22, 15, tzinfo=UTC)
BEFORE = policy_of(SHIPPED_FILES)
CHEST = "  chest_pain:\n"
AsRole = Callable[..., Script]
React = Callable[[], None]


def trigger(family: str, tier: str = "now", start: float = 30.0) -> Trigger:
    return Trigger(
        id=uuid4(), family=family, tier="now" if tier == "now" else "review", start=start, end=start + 1
    )


def past(*triggers: Trigger, at: datetime = MONDAY_10, reason: str = "", **more: object) -> Past:
    said = Reason(reason=reason, likely=reason, probability=0.9) if reason else None
    routing = Routing(triggers=triggers, reason=said) if triggers or said else EMPTY
    facts: dict[str, object] = {
        "id": UUID(int=1),
        "at": at,
        "line": "main",
        "queue": "",
        "call": Call(),
        "analyzed": True,
        "transcript": Transcript(),
        "routing": routing,
        "quotes": {one.id: "my chest feels tight" for one in triggers},
        "kept": frozenset(),
        "opened": (),
        **more,
    }
    return Past(**facts)  # type: ignore[arg-type]


def policy_with(file: str, old: str, new: str, after: str = "") -> Policy:
    return policy_of(changed(file, old, new, after=after))


def told(one: Past, after: Policy) -> list[tuple[str, str, str]]:
    found = changes_between(seen(one, BEFORE, None), seen(one, after, None))
    return [(change.what, change.direction, change.of) for change in found]


def test_nothing_changes_under_the_same_policy() -> None:
    one = past(trigger("chest_pain"), trigger("legal", "review"), reason="refill")
    assert changes_between(seen(one, BEFORE, None), seen(one, BEFORE, None)) == []


def test_a_longer_window_is_later_and_says_from_when_to_when() -> None:
    slower = policy_with("handoff_map.yaml", "window: 60 seconds", "window: 90 seconds", CHEST)
    one = past(trigger("chest_pain", start=30.0))
    (change,) = changes_between(seen(one, BEFORE, None), seen(one, slower, None))
    assert (change.what, change.direction, change.of) == ("window", "later", "escalation: chest pain")
    heard = MONDAY_10 + timedelta(seconds=30)
    assert (change.due_before, change.due_after) == (
        heard + timedelta(seconds=60),
        heard + timedelta(seconds=90),
    )
    assert change.quote == "my chest feels tight"
    assert told(past(trigger("stroke")), slower) == []


def test_both_ways() -> None:
    quicker = policy_with("handoff_map.yaml", "window: 60 seconds", "window: 30 seconds", CHEST)
    assert told(past(trigger("chest_pain")), quicker) == [("window", "sooner", "escalation: chest pain")]


def test_another_duty_at_night_changes_calls_of_the_night_only() -> None:
    nurses = policy_with("handoff_map.yaml", "closed_duty: on_call_clinician", "closed_duty: nurse", CHEST)
    assert told(past(trigger("chest_pain"), at=MONDAY_10), nurses) == []
    assert told(past(trigger("chest_pain"), at=SUNDAY_10), nurses) == [
        ("duty", "other", "escalation: chest pain")
    ]


def test_a_looser_lane_of_a_reason_is_looser_and_a_stricter_one_stricter() -> None:
    loose = policy_with("handoff_map.yaml", "lane: assisted", "lane: automatic", "  records:\n")
    strict = policy_with("handoff_map.yaml", "lane: assisted", "lane: human_only", "  records:\n")
    one = past(reason="records")
    assert told(one, loose) == [("lane", "looser", "lane")]
    assert told(one, strict) == [("lane", "stricter", "lane")]
    assert told(past(trigger("chest_pain"), reason="records"), loose) == [], "the trigger's lane is stricter"


def test_s10_words_that_nobody_would_look_for_any_more_are_said() -> None:
    off = policy_with("rollout.yaml", "value: assist", "value: off", "\n  triggers:\n")
    assert told(past(trigger("chest_pain"), trigger("legal", "review")), off) == [
        ("lane", "looser", "lane"),
        ("words", "looser", "escalation: chest pain"),
        ("words", "looser", "review: legal"),
    ]


def test_later_hours_move_what_waits_for_an_open_hour() -> None:
    later = policy_with("hours.yaml", 'monday: ["8:00-17:30"]', 'monday: ["9:00-17:30"]')
    night = datetime(2026, 11, 23, 8, tzinfo=UTC)  # Monday 3:00 in New York
    opened = FollowupOpened(
        followup_kind="callback",
        call=UUID(int=1),
        number=None,
        number_hash="",
        withheld=True,
        line="main",
        series=1,
        since=night,
        plan="callback",
        due=night,
        duty="navigator",
        fallback_duty="supervisor",
        why="abandoned",
        heard=True,
    )
    one = past(at=night, opened=(opened,))
    (change,) = changes_between(seen(one, BEFORE, None), seen(one, later, None))
    assert (change.what, change.direction, change.of) == ("window", "later", "follow-up: callback")
    assert change.due_before == datetime(2026, 11, 23, 14, tzinfo=UTC), "9:00, an hour after opening"
    assert change.due_after == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_without_the_callers_yes_there_are_no_words_and_no_lane() -> None:
    one = past(trigger("chest_pain"), analyzed=False)
    assert seen(one, BEFORE, None) == Seen(lane=None, obligations={})


def test_the_soonest_counts_where_a_family_was_found_twice() -> None:
    one = past(trigger("chest_pain", start=90.0), trigger("chest_pain", start=30.0))
    owed = seen(one, BEFORE, None).obligations["escalation:chest_pain"]
    assert owed.due == MONDAY_10 + timedelta(seconds=90)


@pytest.fixture
def chest_call(db: None, react: React) -> UUID:
    call = answered_call(minutes_ago=60)
    hear(call, segment(4, "I have chest pain since this morning"))
    ended(call)
    react()
    return call


SLOWER = changed("handoff_map.yaml", "window: 60 seconds", "window: 90 seconds", after=CHEST)[
    "handoff_map.yaml"
]


@pytest.mark.parametrize(
    ("at", "days", "since"),
    [
        (MONDAY_10, 1, datetime(2026, 11, 22, 5, tzinfo=UTC)),  # Sunday 0:00 in New York
        (datetime(2026, 11, 24, 4, tzinfo=UTC), 1, datetime(2026, 11, 22, 5, tzinfo=UTC)),  # Monday 23:00
        (
            datetime(2026, 11, 2, 15, tzinfo=UTC),
            1,
            datetime(2026, 11, 1, 4, tzinfo=UTC),
        ),  # the clocks changed
        (MONDAY_10, 7, datetime(2026, 11, 16, 5, tzinfo=UTC)),
    ],
)
def test_a_day_is_the_clinics_whole_day(at: datetime, days: int, since: datetime) -> None:
    assert since_days(at, days) == since


@pytest.mark.django_db
def test_yesterdays_calls_are_tried_and_who_was_shown_which_is_on_record(
    chest_call: UUID, as_role: AsRole
) -> None:
    nurse = as_role("nurse")
    answer = nurse.post("policy/handoff_map/what_if", {"text": SLOWER.decode(), "days": 1}, key=None)
    found = answer.json()
    (mine,) = [one for one in found["items"] if one["id"] == str(chest_call)]
    assert [(one["what"], one["direction"], one["quote"]) for one in mine["changes"]] == [
        ("window", "later", "chest pain")
    ]
    assert found["later"] >= 1
    assert found["stricter"] == 0
    viewed = load(access_stream(nurse.person.pk, now().date())).logged
    assert chest_call in viewed[-1].event.ids  # type: ignore[union-attr]
    assert viewed[-1].event.what == "what_if"  # type: ignore[union-attr]


@pytest.mark.django_db
def test_a_manager_is_told_how_many_and_of_whom_nobody(chest_call: UUID, as_role: AsRole) -> None:
    manager = as_role("manager")
    body = {"text": SLOWER.decode(), "days": 1}
    refused = manager.post("policy/handoff_map/what_if", body, key=None)
    assert (refused.status_code, slug(refused)) == (403, "role-not-allowed")
    answer = manager.post("policy/handoff_map/what_if/counts", body, key=None)
    assert answer.json()["changed"] >= 1
    assert str(chest_call) not in answer.content.decode()
    assert "chest pain" not in answer.content.decode()


@pytest.mark.django_db
def test_words_that_the_draft_adds_are_looked_for_again(db: None, react: React, as_role: AsRole) -> None:
    call = answered_call(minutes_ago=60)
    hear(call, segment(4, "a purple giraffe sits on my kitchen table"))
    ended(call)
    react()
    text = changed(
        "triggers.en.yaml", "    value:\n", '    value:\n      added: ["purple giraffe sits"]\n', after=CHEST
    )["triggers.en.yaml"].decode()
    found = as_role("nurse").post("policy/triggers.en/what_if", {"text": text, "days": 1}, key=None).json()
    (mine,) = [one for one in found["items"] if one["id"] == str(call)]
    assert [(one["what"], one["direction"], one["of"]) for one in mine["changes"]] == [
        ("lane", "stricter", "lane"),
        ("words", "stricter", "escalation: chest pain"),
    ]
    assert mine["changes"][1]["quote"] == "purple giraffe sits"


@pytest.mark.django_db
def test_a_missed_call_is_due_later_under_a_longer_plan(db: None, react: React, as_role: AsRole) -> None:
    call = uuid4()
    tell(call, *missed(some_number(), now() - timedelta(hours=2)))
    react()
    text = SHIPPED_FILES["followups.yaml"].decode().replace("within: 60 minutes, ", "within: 90 minutes, ")
    body = {"text": text, "days": 1}
    found = as_role("supervisor").post("policy/followups/what_if", body, key=None).json()
    (mine,) = [one for one in found["items"] if one["id"] == str(call)]
    assert ("window", "later", "follow-up: callback") in [
        (one["what"], one["direction"], one["of"]) for one in mine["changes"]
    ]


@pytest.mark.django_db
def test_s14_practice_is_nobodys_call(db: None, react: React, as_role: AsRole) -> None:
    call = answered_call(minutes_ago=60, mode="practice")
    hear(call, segment(4, "I have chest pain"), mode="practice")
    react()
    body = {"text": SLOWER.decode(), "days": 1}
    found = as_role("nurse").post("policy/handoff_map/what_if", body, key=None).json()
    assert str(call) not in [one["id"] for one in found["items"]]


@pytest.mark.django_db
def test_what_cannot_be_used_is_not_tried(db: None, as_role: AsRole) -> None:
    found = as_role("nurse").post("policy/hours/what_if", {"text": "week: 3\n"}, key=None).json()
    assert (found["looked_at"], found["items"]) == (0, [])
    assert found["problems"] != []


@pytest.mark.django_db
def test_what_there_is_no_time_for_is_said(
    chest_call: UUID, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coordination.publishing.what_if.trying.PATIENCE", -1.0)
    body = {"text": SLOWER.decode(), "days": 1}
    found = as_role("manager").post("policy/handoff_map/what_if/counts", body, key=None).json()
    assert (found["looked_at"], found["changed"]) == (0, 0)
    assert found["left_out"] >= 1
