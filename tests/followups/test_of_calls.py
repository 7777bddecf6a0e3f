"""Calls show the follow-up that they opened or joined, and whether anybody has heard them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from coordination.followups.of_calls import followups_of, heard
from coordination.log.stream import now
from tests.followups.calls import answered, message, missed, rows_of, some_number, tell
from tests.followups.conftest import Desk

pytestmark = pytest.mark.django_db


def test_each_call_names_its_followup(desk: Desk) -> None:
    number, calls, taken = some_number(), [uuid4(), uuid4()], uuid4()
    for call in calls:
        tell(call, *missed(number, now() - timedelta(minutes=2)))
    tell(taken, *answered(some_number(), now() - timedelta(minutes=2)))
    desk.react()
    (row,) = rows_of(calls)
    assert followups_of([*calls, taken]) == dict.fromkeys(calls, row.pk)


def test_s11_only_what_a_person_took_was_heard(desk: Desk) -> None:
    spoken, dropped, taken = uuid4(), uuid4(), uuid4()
    moment = now() - timedelta(minutes=2)
    tell(spoken, *message(some_number(), moment))
    tell(dropped, *missed(some_number(), moment))
    tell(taken, *answered(some_number(), moment))
    desk.react()
    assert heard([spoken, dropped, taken]) == {taken: True}
