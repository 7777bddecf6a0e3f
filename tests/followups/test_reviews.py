"""Words that wake nobody are looked at within their time (S10)."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection

from coordination.followups.events import FollowupClosed
from coordination.followups.row import FollowupRow
from coordination.log.append import Entry, append
from coordination.log.event import Context
from coordination.log.stream import load, now
from coordination.policy.hours import Hours
from coordination.routing.events import RoutingTriggerFound
from tests.conftest import Clock
from tests.followups.calls import rows_of
from tests.followups.test_forgotten import forget
from tests.routing.calls import answered_call, route
from tests.routing.sentences import trigger

pytestmark = pytest.mark.django_db
React = Callable[[], None]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def opening(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Whether the clinic is open, whatever the day of the test's run."""

    def is_open(value: bool) -> None:
        monkeypatch.setattr(Hours, "open_at", lambda self, at: value)

    return is_open


def review_of(call: UUID) -> FollowupRow:
    (row,) = rows_of([call])
    return row


def taken_at(call: UUID, found: RoutingTriggerFound) -> datetime:
    return route(call, found)[-1].recorded_at


def close(row: FollowupRow) -> None:
    loaded = load(f"followup/{row.pk}")
    context = Context(
        actor=f"person/{uuid4()}",
        role="nurse",
        clinic="riverbend",
        occurred_at=now(),
        correlation=row.call,
    )
    closed = FollowupClosed(outcome="reached", by=context.actor)
    append([Entry(stream=loaded.stream, expected=loaded.version, events=[closed], alarms={})], context)


def test_s10_a_denied_chest_pain_is_looked_at_by_a_nurse_in_a_quarter_of_an_hour(
    react: React, opening: Callable[[bool], None]
) -> None:
    opening(True)
    call = answered_call()
    at = taken_at(call, trigger("chest_pain", "review"))
    react()
    row = review_of(call)
    assert (row.kind, row.plan, row.why, row.call) == ("review", "review_urgent", "words", call)
    assert (row.duty, row.fallback_duty, row.due) == ("nurse", "supervisor", at + 15 * MINUTE)
    assert (row.opened, row.noted_as, row.is_open) == (at, "denied chest pain", True)
    assert row.line == "main"


def test_s10_other_words_have_half_an_hour(react: React, opening: Callable[[bool], None]) -> None:
    opening(True)
    call = answered_call()
    at = taken_at(call, trigger("bleeding", "review"))
    react()
    row = review_of(call)
    assert (row.plan, row.duty, row.due) == ("review", "nurse", at + 30 * MINUTE)


def test_s10_at_night_the_most_dangerous_are_the_on_calls_within_an_hour(
    react: React, opening: Callable[[bool], None]
) -> None:
    opening(False)
    call = answered_call()
    at = taken_at(call, trigger("stroke", "review"))
    react()
    row = review_of(call)
    assert (row.duty, row.due) == ("on_call_clinician", at + 60 * MINUTE)


def test_s10_further_words_join_and_only_make_it_due_sooner(
    react: React, opening: Callable[[bool], None]
) -> None:
    opening(True)
    call = answered_call()
    first = taken_at(call, trigger("bleeding", "review"))
    react()
    second = taken_at(call, trigger("chest_pain", "review", start=40))
    react()
    taken_at(call, trigger("legal", "review", start=60))
    react()
    row = review_of(call)
    assert row.due == min(first + 30 * MINUTE, second + 15 * MINUTE)
    assert [one.family for one in row.noted_words] == ["bleeding", "chest_pain", "legal"]
    assert row.opened == first, "its age counts from the first words"


def test_s10_words_that_come_after_it_was_closed_open_the_next(react: React) -> None:
    call = answered_call()
    route(call, trigger("bleeding", "review"))
    react()
    close(review_of(call))
    route(call, trigger("bleeding", "review", start=50))
    react()
    rows = sorted(rows_of([call]), key=lambda row: row.is_open)
    assert [row.is_open for row in rows] == [False, True]
    assert [len(row.noted_words) for row in rows] == [1, 1]


def test_words_of_now_open_no_review(react: React) -> None:
    call = answered_call()
    route(call, trigger("chest_pain"))
    react()
    assert [row for row in rows_of([call]) if row.kind == "review"] == []


def test_what_is_computed_in_the_shadow_opens_nothing(react: React) -> None:
    call = answered_call()
    route(call, trigger("chest_pain", "review"), mode="shadow")
    react()
    assert rows_of([call]) == []


def test_s14_a_practice_call_is_reviewed_in_practice(react: React) -> None:
    call = answered_call(mode="practice")
    route(call, trigger("chest_pain", "review"), mode="practice")
    react()
    assert review_of(call).mode == "practice"


def test_s10_a_review_that_nobody_did_goes_to_its_fallback(
    react: React, fire_alarms: Callable[[], int], catch_up: Callable[[], None], clock: Clock
) -> None:
    call = answered_call()
    route(call, trigger("chest_pain", "review"))
    react()
    clock.advance(timedelta(minutes=61))
    fire_alarms()
    catch_up()
    assert review_of(call).duty == "supervisor"


def test_s8_family_and_words_are_not_in_the_clear_in_the_table(react: React) -> None:
    call = answered_call()
    route(call, trigger("self_harm", "review"))
    react()
    with connection.cursor() as cursor:
        cursor.execute("SELECT f::text FROM followups f WHERE call = %s", [call])
        stored = str(cursor.fetchone()[0])
    assert "self_harm" not in stored
    assert "words of nobody" not in stored
    assert review_of(call).noted_words[0].words == "words of nobody"


def test_s13_the_words_go_with_their_key_and_the_work_stays(react: React) -> None:
    call = answered_call()
    route(call, trigger("chest_pain", "review"))
    react()
    forget(str(call), "words")
    react()
    row = review_of(call)
    assert row.noted_words[0].words is None
    assert (row.noted_as, row.is_open) == ("denied chest pain", True)
