"""A signed request of Twilio's, read once: whose call it is about, and what it says."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import wraps
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from twilio.request_validator import RequestValidator

from coordination.http.problems import Problem, Slug
from coordination.log.event import Event
from coordination.policy.clinic import Line
from coordination.policy.published import LANGUAGES, policy
from telephony.calls.commands import Command, RecordFact
from telephony.calls.events import CallFact
from telephony.calls.fixed import as_it_began
from telephony.calls.state import Call
from telephony.calls.telling import call_id, call_now, tell
from telephony.doors.receiving import door, pieces
from telephony.doors.reports import EARLIEST, LATEST
from telephony.doors.twilio.answers import Script

SOURCE = "twilio"
LIMIT = 64 * 1024
SID = re.compile(r"CA[0-9a-f]{32}")
E164 = re.compile(r"\+[1-9]\d{6,14}")

log = structlog.get_logger()


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One webhook. `said` are its parameters, `tried` and `chosen` (the language that the caller chose) what
    we wrote into its address ourselves."""

    said: QueryDict
    tried: str
    now: datetime
    chosen: str | None = None

    def get(self, name: str) -> str:
        return self.said.get(name) or ""

    @property
    def outbound(self) -> bool:
        return self.get("Direction").startswith("outbound")

    @property
    def call(self) -> UUID:
        """The call of the caller: a dialed leg belongs to its parent's."""
        return call_id(SOURCE, self.get("ParentCallSid") or self.get("CallSid"))

    @property
    def other_number(self) -> str | None:
        """The other party's number; null when it is withheld or none of E.164."""
        number = self.get("To" if self.outbound else "From")
        return number if E164.fullmatch(number) else None

    @property
    def line(self) -> tuple[str, Line, bool]:
        """Our line: its name, what is known of it, and whether its number was known at all."""
        ours = self.get("From" if self.outbound else "To")
        lines = policy().lines
        found = next((name for name, line in lines.items() if line.number == ours), None)
        name = found or next(iter(lines))
        return name, lines[name], found is not None

    @property
    def script(self) -> Script:
        return Script(policy(), self.line[1], settings.RINGBACK_TWILIO["public_url"], self.chosen)

    @property
    def at(self) -> datetime | None:
        """When it happened, by Twilio's clock; null for webhooks that do not say, or say what cannot be."""
        try:
            moment = parsedate_to_datetime(self.get("Timestamp"))
        except ValueError:
            return None
        if moment.tzinfo is None or not EARLIEST <= moment < LATEST:
            return None
        return moment.astimezone(UTC)

    def tell(self, command: Command | CallFact) -> Call:
        """Take it down; the call as it stands then."""
        command = RecordFact(fact=command) if isinstance(command, Event) else command
        at = getattr(command, "at", None) or getattr(getattr(command, "fact", None), "at", None)
        return tell(self.call, command, source=SOURCE, at=at).state

    def known(self) -> Call:
        return call_now(self.call)


Answering = Callable[[Asked], str | None]


def twilio_door(answering: Answering) -> Callable[[HttpRequest], HttpResponse]:
    """A signed webhook whose answer is TwiML, or nothing, by the policy as it was when the call began. 503
    when what it said could not be stored."""

    @wraps(answering)
    def view(request: HttpRequest) -> HttpResponse:
        asked = read(request)
        with as_it_began(asked.call):
            return twiml(answering(asked))

    return door(view)


def voice_door(answering: Answering) -> Callable[[HttpRequest], HttpResponse]:
    """Like `twilio_door`, for a caller who waits for the answer: whatever of ours fails, they are
    connected to a person, without stream or recording (S12)."""

    @wraps(answering)
    def view(request: HttpRequest) -> HttpResponse:
        asked = read(request)
        try:
            with as_it_began(asked.call):
                return twiml(answering(asked))
        except Exception:
            log.exception("voice failed open")
            return twiml(asked.script.person_at_once())

    return door(view)


def twiml(document: str | None) -> HttpResponse:
    return HttpResponse(document or "<Response/>", content_type="text/xml")


def read(request: HttpRequest) -> Asked:
    """Check size, then signature over the public address, then that it is about a call."""
    body = b"".join(pieces(request, LIMIT))
    said = QueryDict(body, encoding="utf-8")
    account = settings.RINGBACK_TWILIO
    if not account:
        raise Problem(Slug.NOT_FOUND, "No Twilio account is set up here.")
    public = urlsplit(account["public_url"])
    address = f"{public.scheme}://{public.netloc}{request.get_full_path()}"
    signature = request.headers.get("X-Twilio-Signature", "")
    if not RequestValidator(account["auth_token"]).validate(address, said, signature):
        raise Problem(Slug.SIGNATURE_REFUSED, "X-Twilio-Signature is missing or not right.")
    if not SID.fullmatch(said.get("CallSid") or ""):
        raise Problem(
            Slug.UNPROCESSABLE, "This is about no call.", errors={"CallSid": ["Missing or no call's id."]}
        )
    chosen = request.GET.get("language")
    return Asked(
        said=said,
        tried=request.GET.get("tried", ""),
        now=datetime.now(UTC),
        chosen=chosen if chosen in LANGUAGES else None,
    )
