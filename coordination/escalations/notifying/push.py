"""Web Push (RFC 8030) with VAPID (RFC 8292), and nothing in it: the browser shows a sentence of its own.

A push service learns that something happened, to which browser, and from which clinic's key; no more (S8).
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from audit.access.vendors import client_for
from coordination.escalations.notifying.port import NotSent

TIMEOUT = 5.0  # seconds, as for a message
KEPT = 120  # seconds that a service keeps it for a browser that is away: then the ladder pushes anew
VALID = timedelta(hours=1)  # RFC 8292 allows a day
GONE = frozenset({404, 410})  # RFC 8030, 7.3: the browser has ended its subscription
HOSTS = ("fcm.googleapis.com", "updates.push.services.mozilla.com", "web.push.apple.com")
"""The push services of Chrome, Firefox and Safari. Each needs its entry in the vendor register too."""


class BrowserGone(Exception):
    """It is told no more: its row may go."""


class PushAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`key`: a P-256 private key, 32 bytes in base64url; `contact`: mailto: or https:, for the services;
    `hosts`: to which services pushes may go at all."""

    key: str
    contact: str
    hosts: tuple[str, ...] = HOSTS

    def private_key(self) -> ec.EllipticCurvePrivateKey:
        secret = urlsafe_b64decode(self.key + "=" * (-len(self.key) % 4))
        return ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1())

    def public_key(self) -> str:
        """As browsers take it: the uncompressed point in base64url."""
        point = self.private_key().public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return _base64url(point)


def new_key() -> str:
    """A private key for PushAccount. A clinic that changes it ends every browser's subscription."""
    secret = ec.generate_private_key(ec.SECP256R1()).private_numbers().private_value
    return _base64url(secret.to_bytes(32, "big"))


def _base64url(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def push_of(text: str) -> PushAccount | None:
    """RINGBACK_PUSH: JSON; None when it is empty. ValidationError for anything else."""
    return msgspec.json.decode(text, type=PushAccount) if text else None


def push(account: PushAccount, address: str) -> None:
    """Wake one browser. Raises NotSent, BrowserGone, and OutgoingHostRefused (S15)."""
    at = urlsplit(address)
    headers = {
        "authorization": f"vapid t={_token(account, f'{at.scheme}://{at.netloc}')}, k={account.public_key()}",
        "ttl": str(KEPT),
        "urgency": "high",
        "topic": "escalation",
    }
    try:
        with client_for(address, timeout=TIMEOUT) as client:
            answer = client.post(address, headers=headers)
    except httpx.HTTPError as error:
        raise NotSent("push_service_away") from error
    if answer.status_code in GONE:
        raise BrowserGone
    if not answer.is_success:
        raise NotSent("push_service_refused")


def _token(account: PushAccount, service: str) -> str:
    pem = account.private_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    until = int((datetime.now(UTC) + VALID).timestamp())
    claims = {"aud": service, "exp": until, "sub": account.contact}
    return jwt.encode({"typ": "JWT", "alg": "ES256"}, claims, ECKey.import_key(pem))
