"""A person says that a call is specially protected, also in the middle of it. Nothing takes that back."""

from uuid import UUID

from coordination.http.endpoints import Command, Done, Told
from coordination.http.shapes import Body
from coordination.log.execute import execute
from coordination.log.projection import projected
from coordination.people.roles import CARE
from coordination.policy.protections import Protection
from telephony.calls.commands import SetProtection
from telephony.calls.decisions import CALL
from telephony.calls.items import CallItem, item_of
from telephony.calls.keys import known_call
from telephony.calls.projections import calls
from telephony.calls.telling import stream_of


class CallProtection(Body):
    """Why the call is specially protected."""

    protection: Protection


class ProtectCall(Command):
    """From now on this call is specially protected: no cues and no machine drafts."""

    operation = "call_protect"
    roles = CARE
    body = CallProtection
    answer = CallItem

    def do(self, told: Told, id: UUID) -> Done:
        stream, asked = stream_of(id), told.body
        outcome = execute(
            CALL,
            stream,
            lambda now: SetProtection(protection=asked.protection, by="person", at=now),
            told.context,
            expected=told.expected,
            also=known_call,
        )
        return Done(stream=stream, version=outcome.version, item=item_of(projected(calls, outcome.logged)))
