"""/ws/worklist and /ws/calls/{id}: the server says what changed (id, version), the client fetches.

A socket is opened by a session of this site or a bearer token, in a role that may read, and is closed when
that session ends. Nothing of a patient goes through it.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, cast
from uuid import UUID

from channels.auth import AuthMiddlewareStack
from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from channels.security.websocket import AllowedHostsOriginValidator
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore
from django.urls import path, re_path

from coordination.http.listening import EVERYBODY, WORKLIST, group_of_call
from coordination.people import sessions, tokens
from coordination.people.models import Person
from coordination.people.roles import READERS

SIGNED_OUT = 4401
NOT_ALLOWED = 4403
LOOKED_AT_EVERY = 30.0


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
        self.looking = asyncio.create_task(self._look_after_the_session())

    async def disconnect(self, code: int) -> None:
        if self.looking is not None:
            self.looking.cancel()
        for group in self.joined:
            await self.channel_layer.group_discard(group, self.channel_name)

    async def receive_json(self, content: Any, **_: Any) -> None:
        """Clients have nothing to say here."""

    async def tell(self, event: dict[str, Any]) -> None:
        await self.send_json(event["message"])

    async def _person(self) -> Person | None:
        """Who opened it: by token, else by a session that has not lapsed and proved what it must."""
        for name, value in self.scope["headers"]:
            if name == b"authorization":
                secret = value.decode("latin-1").partition(" ")[2].strip()
                return cast("Person | None", await database_sync_to_async(tokens.person_of)(secret))
        return cast("Person | None", await database_sync_to_async(self._person_of_session)())

    def _person_of_session(self) -> Person | None:
        person = self.scope.get("user")
        session = self.scope.get("session")
        if not isinstance(person, Person) or session is None or not alive(session):
            return None
        if sessions.second_factor_needed(person) and not session.get(sessions.FACTOR):
            return None
        return person

    async def _look_after_the_session(self) -> None:
        while True:
            await asyncio.sleep(LOOKED_AT_EVERY)
            if await self._person() is None:
                await self.close(SIGNED_OUT)
                return


def alive(opened: SessionBase) -> bool:
    """Whether the session still exists and has not lapsed: read again from the database."""
    if opened.session_key is None:
        return False
    # The scope's own is a lazy copy of the moment when the socket opened.
    now = SessionStore(opened.session_key)
    return bool(now.get("_auth_user_id")) and not sessions.lapsed(now, time.time())


class WorklistConsumer(ChangesConsumer):
    def group(self) -> str:
        return WORKLIST


class CallConsumer(ChangesConsumer):
    def group(self) -> str:
        id_: UUID = self.scope["url_route"]["kwargs"]["id"]
        return group_of_call(str(id_))


def guarded(consumer: type[ChangesConsumer]) -> Any:
    """Pages of other sites are refused by their Origin; the session is read from its cookie."""
    return AllowedHostsOriginValidator(AuthMiddlewareStack(consumer.as_asgi()))


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
