"""One leg of a call as Twilio keeps it, and as its REST interface shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from uuid import uuid4

from telephony.simulator.twilio.account import API

ANONYMOUS = "anonymous"
OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})


def new_sid(kind: str) -> str:
    """An identifier in Twilio's shape: two letters, 32 hexadecimal digits."""
    return kind + uuid4().hex


@dataclass
class Leg:
    """A call resource. `status` is one of Twilio's; the times are set as the leg goes through them."""

    account: str
    from_: str
    to: str
    direction: str
    created: datetime
    status: str = "queued"
    parent: str | None = None
    answered: datetime | None = None
    ended: datetime | None = None
    answered_by: str | None = None
    sid: str = field(default_factory=lambda: new_sid("CA"))

    @property
    def seconds(self) -> int:
        """Whole seconds between answer and end, 0 before."""
        return int((self.ended - self.answered).total_seconds()) if self.ended and self.answered else 0

    def end(self, status: str, now: datetime) -> None:
        """The last status of a leg; a second one changes nothing."""
        if self.status not in OVER:
            self.status, self.ended = status, now

    def params(self) -> dict[str, str]:
        """What every webhook about this leg carries."""
        params = {
            "CallSid": self.sid,
            "AccountSid": self.account,
            "ApiVersion": API,
            "Direction": self.direction,
        }
        params |= {"From": self.from_, "Caller": self.from_, "To": self.to, "Called": self.to}
        params |= {"CallStatus": self.status}
        if self.parent:
            params["ParentCallSid"] = self.parent
        if self.answered_by:
            params["AnsweredBy"] = self.answered_by
        return params

    def resource(self) -> dict[str, object]:
        """The JSON of the REST interface."""
        path = f"/{API}/Accounts/{self.account}/Calls/{self.sid}"
        return {
            "sid": self.sid,
            "account_sid": self.account,
            "api_version": API,
            "parent_call_sid": self.parent,
            "from": self.from_,
            "from_formatted": self.from_,
            "to": self.to,
            "to_formatted": self.to,
            "direction": self.direction,
            "status": self.status,
            "answered_by": self.answered_by,
            "date_created": _rfc2822(self.created),
            "date_updated": _rfc2822(self.ended or self.answered or self.created),
            "start_time": _rfc2822(self.answered or (self.created if self.ended else None)),
            "end_time": _rfc2822(self.ended),
            "duration": str(self.seconds) if self.ended else None,
            "price": None,
            "price_unit": "USD",
            "phone_number_sid": "",
            "annotation": None,
            "caller_name": None,
            "forwarded_from": None,
            "group_sid": None,
            "queue_time": "0",
            "trunk_sid": None,
            "uri": path + ".json",
            "subresource_uris": {"recordings": path + "/Recordings.json"},
        }


def _rfc2822(at: datetime | None) -> str | None:
    return format_datetime(at) if at else None
