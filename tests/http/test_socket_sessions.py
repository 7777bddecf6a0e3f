"""Whose socket it is, is asked again while it is open: the account may have changed since."""

import asyncio
import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from coordination.http import sockets
from coordination.http.sockets import ChangesConsumer, signed_in
from coordination.people import presence, sessions
from coordination.people.models import Person
from tests.conftest import Clock
from tests.people.accounts import person


@pytest.fixture
def ana(db: None, settings: Any) -> Person:
    settings.RINGBACK_SECOND_FACTOR = "optional"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return person("navigator", "Ana Quintero", "quite-long-enough-1")


def session_of(someone: Person) -> str:
    """The key of a session in which this person is signed in."""
    session = SessionStore()
    session[SESSION_KEY] = str(someone.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = someone.get_session_auth_hash()
    sessions.begin(session, time.time(), second_factor=False)
    session.create()
    return str(session.session_key)


def test_an_account_that_is_closed_has_no_socket(ana: Person) -> None:
    key = session_of(ana)
    assert signed_in(key) == ana
    Person.objects.filter(pk=ana.pk).update(is_active=False)
    assert signed_in(key) is None


def test_a_new_password_ends_the_sockets_of_the_old_one(ana: Person) -> None:
    key = session_of(ana)
    ana.set_password("another-long-enough-2")
    ana.save()
    assert signed_in(key) is None


def test_a_session_that_ended_or_lapsed_or_never_was_has_none(ana: Person) -> None:
    ended, idle = session_of(ana), session_of(ana)
    SessionStore(ended).delete()
    session = SessionStore(idle)
    session[sessions.SEEN] = time.time() - sessions.IDLE_SECONDS
    session.save()
    assert [signed_in(key) for key in (ended, idle, "made-up", None)] == [None] * 4


def test_a_second_factor_that_came_to_be_needed_is_asked_for(ana: Person, settings: Any) -> None:
    key = session_of(ana)
    settings.RINGBACK_SECOND_FACTOR = "required"
    assert signed_in(key) is None


@pytest.mark.parametrize(
    ("now", "code"),
    [(None, 4401), (SimpleNamespace(role="manager"), 4403)],
    ids=["nobody", "no longer a reader"],
)
def test_an_open_socket_is_closed_when_its_person_may_no_longer_read(
    now: Any, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "LOOKED_AT_EVERY", 0.0)
    closed: list[int] = []

    class Socket(ChangesConsumer):
        async def _person(self) -> Any:
            return now

        async def close(self, code: Any = None, reason: Any = None) -> None:
            closed.append(code)

    asyncio.run(asyncio.wait_for(Socket()._look_after_the_session(), 5))
    assert closed == [code]


def test_who_has_a_screen_open_is_there_until_it_is_closed(ana: Person) -> None:
    presence.seen("one", ana.pk)
    presence.seen("another", ana.pk)
    assert ana.pk in presence.present()
    presence.left("one")
    assert ana.pk in presence.present()
    presence.left("another")
    assert ana.pk not in presence.present()


def test_s6_a_screen_whose_server_died_is_nobodys_after_75_seconds(ana: Person, clock: Clock) -> None:
    presence.seen("one", ana.pk)
    clock.advance(timedelta(seconds=74))
    assert ana.pk in presence.present()
    clock.advance(timedelta(seconds=1))
    assert ana.pk not in presence.present()
    presence.seen("one", ana.pk)
    assert ana.pk in presence.present()
