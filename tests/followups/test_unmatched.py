"""A call that left work and has no patient in time becomes somebody's work, once; confirming one ends it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from coordination.ehr.connected import INVENTED
from coordination.followups.events import FollowupClosed
from coordination.followups.row import FollowupRow
from coordination.identity.events import IdentityMatchAwaited
from coordination.log.stream import load, now
from coordination.policy.published import policy
from tests.conftest import Clock
from tests.followups.calls import answered, message, missed, rows_of, some_number, tell
from tests.followups.conftest import Desk
from tests.identity.asked import WALTER_SAYS, confirm
from tests.identity.conftest import id_of

pytestmark = pytest.mark.django_db
WALTERS = "+12025550105"
A_WEEK = timedelta(days=7)  # further than any two open hours away
Fire = Callable[[], int]


@pytest.fixture(autouse=True)
def directory(settings: Any) -> None:
    settings.RINGBACK_DIRECTORY = str(INVENTED)


class Waiting:
    """Calls that leave work, and the passing of time."""

    def __init__(self, desk: Desk, clock: Clock, fire: Fire) -> None:
        self.desk, self._clock, self._fire = desk, clock, fire

    def hangs_up(self, number: str | None = "some", *, mode: str = "live") -> UUID:
        call = uuid4()
        tell(call, *missed(some_number() if number == "some" else number, now()), mode=mode)
        self.desk.react()
        return call

    def a_week_passes(self) -> None:
        self._clock.advance(A_WEEK)
        self._fire()
        self.desk.react()


@pytest.fixture
def waiting(desk: Desk, clock: Clock, fire_alarms: Fire) -> Waiting:
    return Waiting(desk, clock, fire_alarms)


def items(*calls: UUID) -> list[FollowupRow]:
    """Their follow-ups of kind unmatched."""
    return [row for row in rows_of(calls) if row.kind == "unmatched"]


def modes(row: FollowupRow) -> set[str]:
    return {logged.mode for logged in load(f"followup/{row.pk}").logged}


def test_s5_an_unmatched_call_has_an_owner_a_due_time_and_a_fallback(waiting: Waiting) -> None:
    number = some_number()
    call = waiting.hangs_up(number)
    awaited = load(f"identity/{call}").logged[0]
    assert (awaited.type, awaited.correlation) == ("identity.match_awaited", call)
    assert items(call) == []
    waiting.a_week_passes()
    (row,) = items(call)
    assert (row.duty, row.fallback_duty, row.number, row.is_open) == (
        "front_desk",
        "supervisor",
        number,
        True,
    )
    assert isinstance(awaited.event, IdentityMatchAwaited)
    over = awaited.event.by
    assert (row.opened, row.due) == (over, policy().hours.add_open_time(over, timedelta(hours=4)))
    shown = waiting.desk.person("front_desk").get("worklist?view=unmatched").json()["items"]
    assert {(one["kind"], one["why"]["reason"]) for one in shown} == {
        ("callback", "hung up while waiting"),
        ("unmatched", "no patient confirmed yet"),
    }


def test_it_waits_two_open_hours_and_no_longer(waiting: Waiting) -> None:
    call = waiting.hangs_up()
    (callback,) = rows_of([call])
    opened = load(f"followup/{callback.pk}").logged[0].recorded_at
    (awaited,) = load(f"identity/{call}").logged
    assert isinstance(awaited.event, IdentityMatchAwaited)
    assert awaited.event.by == policy().hours.add_open_time(opened, timedelta(hours=2))


def test_a_call_without_work_is_nobodys_task(waiting: Waiting) -> None:
    call = uuid4()
    tell(call, *answered(some_number(), now()))
    waiting.desk.react()
    waiting.a_week_passes()
    assert load(f"identity/{call}").version == 0
    assert rows_of([call]) == []


def test_a_confirmed_call_is_not_unmatched(waiting: Waiting) -> None:
    call = waiting.hangs_up(WALTERS)
    mara = waiting.desk.person("front_desk")
    assert confirm(mara, call, id_of(1001), WALTER_SAYS, version=1).status_code == 200
    waiting.a_week_passes()
    assert items(call) == []


def test_one_confirmed_call_is_enough_for_the_work_of_several(waiting: Waiting) -> None:
    first, second = waiting.hangs_up(WALTERS), waiting.hangs_up(WALTERS)
    mara = waiting.desk.person("front_desk")
    assert confirm(mara, first, id_of(1001), WALTER_SAYS, version=1).status_code == 200
    waiting.a_week_passes()
    assert load(f"identity/{second}").logged[-1].type == "identity.unmatched"
    assert items(first, second) == []


def test_what_was_closed_meanwhile_asks_for_no_patient(waiting: Waiting) -> None:
    call = waiting.hangs_up()
    (callback,) = rows_of([call])
    waiting.desk.person("navigator").post(f"followups/{callback.pk}/close", {"outcome": "spam"}, if_match=1)
    waiting.a_week_passes()
    assert items(call) == []


def test_six_calls_of_one_number_are_one_item(waiting: Waiting) -> None:
    number = some_number()
    calls = [waiting.hangs_up(number) for _ in range(6)]
    waiting.a_week_passes()
    (row,) = items(*calls)
    assert sorted(row.calls) == sorted(calls)
    assert all(load(f"identity/{call}").logged[0].correlation == call for call in calls)


def test_two_kinds_of_work_of_one_call_are_two_items(waiting: Waiting) -> None:
    call = uuid4()
    tell(call, *message(some_number(), now()))
    waiting.desk.react()
    waiting.a_week_passes()
    assert len(items(call)) == 1


def test_confirming_the_patient_closes_it_though_a_colleague_had_claimed_it(waiting: Waiting) -> None:
    number = WALTERS
    first, second = waiting.hangs_up(number), waiting.hangs_up(number)
    waiting.a_week_passes()
    (row,) = items(first, second)
    noor, mara = waiting.desk.person("front_desk", "Noor"), waiting.desk.person("front_desk", "Mara Lind")
    assert noor.post(f"followups/{row.pk}/claim", if_match=row.version).status_code == 200
    version = load(f"identity/{second}").version
    assert confirm(mara, second, id_of(1001), WALTER_SAYS, version=version).status_code == 200
    waiting.desk.react()
    (row,) = items(first, second)
    assert (row.is_open, row.outcome) == (False, "matched")
    closed = mara.get(f"followups/{row.pk}").json()
    assert closed["history"][-1]["summary"] == "closed this: the patient was confirmed"
    ended = load(f"followup/{row.pk}").logged[-1].event
    assert isinstance(ended, FollowupClosed)
    assert ended.by == f"person/{mara.person.pk}"
    (callback,) = (one for one in rows_of([first]) if one.kind == "callback")
    assert callback.is_open


def test_a_link_that_is_taken_back_makes_it_work_again(waiting: Waiting) -> None:
    call = waiting.hangs_up(WALTERS)
    waiting.a_week_passes()
    mara = waiting.desk.person("front_desk")
    (link,) = confirm(mara, call, id_of(1001), WALTER_SAYS, version=2).json()["confirmed"]
    waiting.desk.react()
    back = {"confirmation": link["id"], "why": "wrong_patient", "reason": "his brother"}
    assert mara.post(f"calls/{call}/identity/withdraw", back, if_match=3).status_code == 200
    waiting.desk.react()
    assert [row.outcome for row in items(call)] == ["matched"]
    waiting.a_week_passes()
    assert sorted(row.outcome for row in items(call)) == ["", "matched"]


def test_nobody_closes_it_as_matched_without_confirming(waiting: Waiting) -> None:
    call = waiting.hangs_up()
    waiting.a_week_passes()
    (row,) = items(call)
    mara = waiting.desk.person("front_desk")
    refused = mara.post(f"followups/{row.pk}/close", {"outcome": "matched"}, if_match=row.version)
    assert refused.status_code == 422
    given_up = mara.post(f"followups/{row.pk}/close", {"outcome": "wrong_number"}, if_match=row.version)
    assert given_up.status_code == 200


def test_s14_a_practice_call_becomes_practice_work_alone(waiting: Waiting) -> None:
    real, practice = waiting.hangs_up(WALTERS), waiting.hangs_up(WALTERS, mode="practice")
    waiting.a_week_passes()
    assert [(row.calls, row.mode, modes(row)) for row in items(real)] == [([real], "live", {"live"})]
    assert [(row.calls, row.mode, modes(row)) for row in items(practice)] == [
        ([practice], "practice", {"practice"})
    ]
    mara = waiting.desk.person("front_desk")
    trained = id_of(1001, "practice")
    assert confirm(mara, practice, trained, WALTER_SAYS, version=2).status_code == 200
    waiting.desk.react()
    assert [row.outcome for row in (*items(real), *items(practice))] == ["", "matched"]
