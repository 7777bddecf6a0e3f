"""Owner, backup, on-call, supervisor, and all again: what rings when, by a clock that the test turns."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from coordination.escalations import commands as ask
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationNotified,
    EscalationPassedOn,
    EscalationRaised,
    EscalationUnanswered,
)
from coordination.escalations.moment import Moment
from coordination.escalations.state import Open
from coordination.log.event import Event
from tests.escalations.people import (
    DANA,
    EVERYBODY,
    HOURS,
    NOON,
    OSEI,
    RAISED,
    SAME_DAY,
    SUE,
    as_,
    at,
    moment,
    nobody,
    raised,
)
from tests.escalations.sentences import Story, given, steps


def told(events: list[Event]) -> list[tuple[str, str, str]]:
    return [(one.name, one.channel, one.outcome) for one in events if isinstance(one, EscalationNotified)]


def story(**there: tuple[object, ...]) -> Story:
    return Story(lambda when: replace(moment(**there), now=when))  # type: ignore[arg-type]


def test_the_owner_is_told_at_once_and_has_a_minute() -> None:
    given().when(raised()).then(
        RAISED,
        EscalationNotified(
            at=NOON,
            step="owner",
            round=1,
            duty="nurse",
            person=DANA.by,
            name=DANA.name,
            channel="screen",
            outcome="delivered",
        ),
    )


def test_climbs_from_owner_to_backup_to_on_call_to_supervisor_a_minute_each() -> None:
    chest_pain = story()
    chest_pain.tell(raised())
    chest_pain.ring_until(at(180))
    assert steps(chest_pain.events) == [
        ("backup", "not_acknowledged", at(60)),
        ("on_call", "not_acknowledged", at(120)),
        ("supervisor", "not_acknowledged", at(180)),
    ]
    assert told(chest_pain.events) == [
        ("Dana Whitlock, RN", "screen", "delivered"),
        ("Priya Raman, RN", "screen", "delivered"),
        ("Dr. Kofi Osei", "screen", "delivered"),
        ("Dr. Kofi Osei", "phone", "asked"),
        ("Sue Lindqvist", "screen", "delivered"),
    ]
    assert not any(isinstance(event, EscalationUnanswered) for event in chest_pain.events)


def test_s6_then_all_again_every_two_minutes_without_end() -> None:
    chest_pain = story()
    chest_pain.tell(raised())
    chest_pain.ring_until(at(240 + 6 * 3600))
    unanswered = [event for event in chest_pain.events if isinstance(event, EscalationUnanswered)]
    assert unanswered == [EscalationUnanswered(at=at(240), round=1)]
    again = [when for to, _, when in steps(chest_pain.events) if to == "everyone"]
    assert len(again) == 181
    assert again[:3] == [at(240), at(360), at(480)]
    assert again[-1] == at(240 + 6 * 3600)
    rung = [one for one in told(chest_pain.events) if one[1] == "phone"]
    assert rung == [("Dr. Kofi Osei", "phone", "asked")] * 182
    assert len([one for one in told(chest_pain.events) if one[1] == "screen"]) == 4


def test_s6_an_empty_room_is_skipped_at_once_and_the_reason_recorded() -> None:
    only_the_supervisor = story(supervisor=(SUE,))
    events = only_the_supervisor.tell(raised(moment(supervisor=(SUE,))))
    assert steps(events) == [("backup", "nobody_there", NOON), ("on_call", "nobody_there", NOON)]
    assert told(events) == [("Dr. Kofi Osei", "phone", "asked")]
    assert only_the_supervisor.next_alarm() == (at(60), "step")


def test_s6_with_no_screen_and_no_telephone_anywhere_it_is_unanswered_at_once_and_goes_on() -> None:
    silent = Story(lambda when: replace(nobody(rings=frozenset()), now=when))
    events = silent.tell(raised(nobody(rings=frozenset())))
    assert [type(event).__name__ for event in events] == [
        "EscalationRaised",
        "EscalationPassedOn",
        "EscalationPassedOn",
        "EscalationPassedOn",
        "EscalationUnanswered",
        "EscalationPassedOn",
    ]
    assert steps(events)[-1] == ("everyone", "nobody_there", NOON)
    assert silent.next_alarm() == (at(120), "step")
    silent.ring()
    assert silent.next_alarm() == (at(240), "step")


def test_s6_who_comes_in_later_is_told_in_the_next_round() -> None:
    late = story(supervisor=(SUE,))
    late.tell(raised(nobody(rings=frozenset())))
    assert told(late.ring()) == [
        ("Dr. Kofi Osei", "phone", "asked"),
        ("Sue Lindqvist", "screen", "delivered"),
    ]


def test_at_three_in_the_morning_the_on_call_is_rung_though_nobody_is_signed_in() -> None:
    night = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # 3:00 in New York
    events = Story(lambda when: nobody()).tell(raised(replace(nobody(), now=night)))
    assert steps(events) == [("backup", "nobody_there", night), ("on_call", "nobody_there", night)]
    assert told(events) == [("Dr. Kofi Osei", "phone", "asked")]


@pytest.mark.parametrize(
    "when",
    [
        datetime(2026, 3, 8, 6, 59, 30, tzinfo=UTC),  # 1:59:30 in New York: the next minute is 3:00
        datetime(2026, 11, 1, 5, 59, 30, tzinfo=UTC),  # 1:59:30, and in half a minute it is 1:00 again
        datetime(2026, 11, 28, 4, 59, 30, tzinfo=UTC),  # Friday night before a closed weekend
        datetime(2026, 12, 25, 15, 0, 0, tzinfo=UTC),
    ],
    ids=["clock goes ahead", "clock goes back", "weekend", "Christmas"],
)
def test_a_minute_is_a_minute_when_the_clock_is_changed_on_weekends_and_on_holidays(when: datetime) -> None:
    tale = story()
    tale.tell(raised(replace(moment(), now=when)))
    tale.ring_until(when + timedelta(seconds=240))
    passed = [(one, after - when) for one, _, after in steps(tale.events)]
    assert passed == [
        ("backup", timedelta(seconds=60)),
        ("on_call", timedelta(seconds=120)),
        ("supervisor", timedelta(seconds=180)),
        ("everyone", timedelta(seconds=240)),
    ]


def test_a_clock_that_stood_for_ten_minutes_rings_once_tells_all_who_are_due_and_says_so() -> None:
    tale = story()
    tale.tell(raised())
    events = tale.ring(at=at(660))
    passed = [one for one in events if isinstance(one, EscalationPassedOn)]
    assert [(one.to, one.late_seconds) for one in passed] == [
        ("backup", 600),
        ("on_call", 540),
        ("supervisor", 480),
        ("everyone", 420),
    ]
    assert [event for event in events if isinstance(event, EscalationUnanswered)] == [
        EscalationUnanswered(at=at(660), round=1, late_seconds=420)
    ]
    assert [name for name, channel, _ in told(events) if channel == "screen"] == [
        "Priya Raman, RN",
        "Dr. Kofi Osei",
        "Sue Lindqvist",
    ]
    assert tale.next_alarm() == (at(660 + 120), "step")


def test_a_ring_of_the_clock_before_its_time_changes_nothing() -> None:
    given(RAISED).when(ask.Climb(at=moment(59))).nothing_happens()


def test_s14_practice_never_rings_a_telephone() -> None:
    tale = story()
    tale.tell(raised(raised_in="practice"))
    tale.ring_until(at(3600))
    assert {channel for _, channel, _ in told(tale.events)} == {"screen"}


def test_s14_what_is_computed_in_shadow_is_told_to_nobody_and_has_no_clock() -> None:
    tale = story()
    events = tale.tell(raised(raised_in="shadow"))
    assert [type(event) for event in events] == [EscalationRaised]
    with pytest.raises(ValueError, match="empty"):
        tale.next_alarm()


def test_a_queue_that_is_not_on_rings_nobody() -> None:
    tale = Story(lambda when: replace(moment(), now=when, rings=frozenset({"billing"})))
    tale.tell(raised(replace(moment(), rings=frozenset({"billing"}))))
    tale.ring_until(at(600))
    assert {channel for _, channel, _ in told(tale.events)} == {"screen"}


def unrung(seconds: float, round_: int = 1, step: str = "on_call") -> ask.NoteUnrung:
    return ask.NoteUnrung(
        at=nobody(seconds), step=step, round=round_, by=OSEI.by, name=OSEI.name, why="no_answer"
    )


def test_s6_a_telephone_that_nobody_answers_is_not_waited_for() -> None:
    night = Story(lambda when: nobody())
    night.tell(raised(nobody()))
    events = night.tell(unrung(45))
    assert [(one.outcome, one.why) for one in events if isinstance(one, EscalationNotified)][:1] == [
        ("failed", "no_answer")
    ]
    assert steps(events)[0] == ("supervisor", "not_rung", at(45))
    assert night.tell(unrung(50)) == []


def test_a_telephone_that_failed_while_somebody_sees_it_on_a_screen_hurries_nobody() -> None:
    tale = story()
    tale.tell(raised())
    tale.ring_until(at(120))
    failed = replace(unrung(140), at=moment(140))
    assert [type(event) for event in tale.tell(failed)] == [EscalationNotified]


def test_a_telephone_that_fails_in_a_round_of_all_waits_for_the_next_round() -> None:
    night = Story(lambda when: replace(nobody(), now=when))
    night.tell(raised(nobody()))
    night.ring_until(at(120))
    assert isinstance(night.state, Open)
    assert night.state.step == "everyone"
    assert [type(event) for event in night.tell(unrung(150, 2, "everyone"))] == [EscalationNotified]


def test_a_same_day_category_climbs_in_opening_hours_and_waits_for_no_screen() -> None:
    late_on_friday = datetime(2026, 11, 27, 21, 0, tzinfo=UTC)  # 16:00: one open hour is left
    office = Moment(now=late_on_friday, hours=HOURS, holders=EVERYBODY | {"privacy_officer": (SUE,)})
    tale = Story(lambda when: replace(office, now=when))
    events = tale.tell(
        raised(office, ladder=SAME_DAY, duty="supervisor", backup_duty="privacy_officer", urgency="same_day")
    )
    assert steps(events) == []
    assert tale.next_alarm() == (datetime(2026, 11, 30, 16, 0, tzinfo=UTC), "step")  # Monday 11:00
    tale.ring()
    assert tale.next_alarm() == (datetime(2026, 11, 30, 18, 0, tzinfo=UTC), "step")  # Monday 13:00
    tale.ring()
    assert steps(tale.events)[-1][0] == "everyone"
    assert tale.next_alarm() == (datetime(2026, 11, 30, 20, 0, tzinfo=UTC), "step")


def test_who_has_acknowledged_is_rung_no_more() -> None:
    tale = story()
    tale.tell(raised())
    tale.tell(ask.Acknowledge(**as_(DANA, 20)))
    assert [event for event in tale.events if isinstance(event, EscalationAcknowledged)]
    assert tale.next_alarm() == (at(620), "reach")
    assert tale.tell(ask.Climb(at=moment(60))) == []
