"""/ws/worklist and /ws/calls/{id}: the server says what changed (id, version), the client fetches.

A socket is opened by a session of this site or a bearer token, in a role that may read, and is closed when
that session ends. Nothing of a patient goes through it. While it is open, its person is there (presence.py).
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast
from uuid import UUID

from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.security.websocket import AllowedHostsOriginValidator
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.urls import path, re_path

from coordination.http.listening import EVERYBODY, WORKLIST, group_of_call
from coordination.log.faults import is_passing
from coordination.people import presence, sessions, tokens
from coordination.people.models import Person
from coordination.people.roles import READERS

SIGNED_OUT = 4401
NOT_ALLOWED = 4403
LOOKED_AT_EVERY = presence.SEEN_EVERY


class ChangesConsumer(AsyncJsonWebsocketConsumer):
    """One socket. Subclasses say which group it is in."""

    looking: asyncio.Task[None] | None = None
    joined: tuple[str, ...] = ()

    def group(self) -> str:
        raise NotImplementedError

    async def connect(self) -> None:
        await self.accept()
        person = await self._person()
        if person is None:
            await self.close(SIGNED_OUT)
            return
        if person.role not in READERS:
            await self.close(NOT_ALLOWED)
            return
        self.joined = (EVERYBODY, self.group())
        for group in self.joined:
            await self.channel_layer.group_add(group, self.channel_name)
        await database_sync_to_async(presence.seen)(self.channel_name, person.pk)
        self.looking = asyncio.create_task(self._look_after_the_session())

    async def disconnect(self, code: int) -> None:
        if self.looking is not None:
            self.looking.cancel()
        for group in self.joined:
            await self.channel_layer.group_discard(group, self.channel_name)
        if self.joined:
            with _passing():
                await database_sync_to_async(presence.left)(self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None, **_: Any) -> None:
        """Clients have nothing to say here: it is not even decoded."""

    async def tell(self, event: dict[str, Any]) -> None:
        await self.send_json(event["message"])

    async def _person(self) -> Person | None:
        """Who opened it: by token, else by a session that has not lapsed and proved what it must."""
        for name, value in self.scope["headers"]:
            if name == b"authorization":
                scheme, _, secret = value.decode("latin-1").partition(" ")
                if scheme.lower() != "bearer":
                    return None
                return cast("Person | None", await database_sync_to_async(tokens.person_of)(secret.strip()))
        return cast("Person | None", await database_sync_to_async(self._person_of_session)())

    def _person_of_session(self) -> Person | None:
        session = self.scope.get("session")
        return signed_in(session.session_key) if session is not None else None

    async def _look_after_the_session(self) -> None:
        while True:
            await asyncio.sleep(LOOKED_AT_EVERY)
            with _passing():
                person = await self._person()
                if person is None or person.role not in READERS:
                    await self.close(SIGNED_OUT if person is None else NOT_ALLOWED)
                    return
                await database_sync_to_async(presence.seen)(self.channel_name, person.pk)


@contextmanager
def _passing() -> Iterator[None]:
    """A database that is away closes no screen: it is asked again at the next look."""
    try:
        yield
    except Exception as error:
        if not is_passing(error):
            raise


def signed_in(session_key: str | None) -> Person | None:
    """Whose session this is now, all of it read from the database again: the scope's own is a copy of the
    moment when the socket opened. Nobody's when it ended, lapsed or lacks its second factor, when the
    account was closed or got another password."""
    request = HttpRequest()
    request.session = SessionStore(session_key)
    if session_key is None or sessions.lapsed(request.session, time.time()):
        return None
    person = get_user(request)
    if not isinstance(person, Person):
        return None
    if sessions.second_factor_needed(person) and not request.session.get(sessions.FACTOR):
        return None
    return person


class WorklistConsumer(ChangesConsumer):
    def group(self) -> str:
        return WORKLIST


class CallConsumer(ChangesConsumer):
    def group(self) -> str:
        id_: UUID = self.scope["url_route"]["kwargs"]["id"]
        return group_of_call(str(id_))


def guarded(consumer: type[ChangesConsumer]) -> Any:
    """Pages of other sites are refused by their Origin; the session is read from its cookie. A script has no
    Origin: it is let in with its token alone, and a cookie of it is not looked at."""
    inside = consumer.as_asgi()
    of_a_page = AllowedHostsOriginValidator(AuthMiddlewareStack(inside))

    async def door(scope: Any, receive: Any, send: Any) -> None:
        named = {name for name, _ in scope["headers"]}
        of_a_script = b"authorization" in named and b"origin" not in named
        await (inside if of_a_script else of_a_page)(scope, receive, send)

    return door


async def _refuse(
    scope: Any, receive: Callable[[], Awaitable[Any]], send: Callable[[Any], Awaitable[None]]
) -> None:
    await receive()
    await send({"type": "websocket.close", "code": 4404})


socket_routes = [
    path("ws/worklist", guarded(WorklistConsumer)),
    path("ws/calls/<uuid:id>", guarded(CallConsumer)),
]
closed_door = re_path(r"^.*$", cast("Any", _refuse))
