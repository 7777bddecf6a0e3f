"""A gateway of the clinic's own choosing: one signed POST a message (Standard Webhooks).

    {"to": "+12025550155", "text": "..."}          answered with any 2xx once it was taken

It may be a modem on this machine or a company: then it works only while the vendor register has its entry.
"""

from datetime import UTC, datetime

import httpx
import msgspec
from standardwebhooks import Webhook

from audit.access.vendors import client_for
from coordination.escalations.notifying.port import Message, NotSent

TIMEOUT = 5.0  # seconds: the next try is better than a long wait


class GatewayAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where messages are posted, and the secret (`whsec_...`) that signs them."""

    url: str
    secret: str


def gateway_of(text: str) -> GatewayAccount | None:
    """RINGBACK_MESSAGES: JSON; None when it is empty. ValidationError for anything else."""
    return msgspec.json.decode(text, type=GatewayAccount) if text else None


class Gateway:
    """The messenger behind an account."""

    def __init__(self, account: GatewayAccount) -> None:
        self._account = account

    def send(self, message: Message) -> None:
        body = msgspec.json.encode({"to": message.to, "text": message.text}).decode()
        at = datetime.now(UTC)
        signature = Webhook(self._account.secret).sign(str(message.id), at, body)
        headers = {
            "content-type": "application/json",
            "webhook-id": str(message.id),
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": signature,
        }
        try:
            with client_for(self._account.url, timeout=TIMEOUT) as client:
                answer = client.post("", content=body, headers=headers)
        except httpx.HTTPError as error:
            raise NotSent("gateway_away") from error
        if not answer.is_success:
            raise NotSent("gateway_refused")
