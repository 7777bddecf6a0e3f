"""Sessions that ended leave nothing behind; one that goes on is not touched."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from coordination.log.processes import clock_loops
from coordination.people.ended import delete_ended_sessions
from tests.people.accounts import person

pytestmark = pytest.mark.django_db


def sits(browser: str, ends_in: timedelta) -> None:
    """A signed-in browser whose session expires then."""
    session = SessionStore()
    session.set_expiry(timezone.now() + ends_in)
    session.create()
    UserSession.objects.create(
        user=person("navigator", browser), session_key=session.session_key, ip="127.0.0.1", user_agent=browser
    )


def test_it_runs_beside_the_clock() -> None:
    assert "sessions" in clock_loops()


def test_only_what_ended_is_deleted() -> None:
    sits("Ana's", timedelta(minutes=1))
    sits("Teo's", timedelta(minutes=-1))
    delete_ended_sessions()
    assert [session.user_agent for session in UserSession.objects.all()] == ["Ana's"]
    assert [session.session_key for session in Session.objects.all()] == [
        session.session_key for session in UserSession.objects.all()
    ]
