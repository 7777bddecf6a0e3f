"""Who sent this: Standard Webhooks signatures, each source's active secrets tried in turn."""

import base64
import binascii
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime

OLDEST = 300  # seconds, into the past and, for clocks that run ahead, into the future

SHORTEST = 16  # bytes: a shorter secret can be guessed, and an empty one is everybody's


class SignatureRefused(Exception):
    """The text says what is wrong with the headers; never what would have been right."""


def signer_of(
    headers: Mapping[str, str], signed: bytes, secrets: Mapping[str, Sequence[str]], now: datetime
) -> str:
    """The source whose secret signed these bytes, not more than five minutes ago."""
    content = in_time(headers, now).encode() + signed
    given = [
        part.removeprefix("v1,") for part in headers["webhook-signature"].split() if part.startswith("v1,")
    ]
    for source, keys in secrets.items():
        for key in keys:
            right = base64.b64encode(hmac.digest(_secret(key), content, "sha256"))
            if any(hmac.compare_digest(right, one.encode()) for one in given):
                return source
    raise SignatureRefused("No active secret made this signature.")


def in_time(headers: Mapping[str, str], now: datetime) -> str:
    """The beginning of what is signed, from headers that are all there and not more than five minutes old."""
    message, moment = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message or not moment or not headers.get("webhook-signature"):
        raise SignatureRefused("webhook-id, webhook-timestamp and webhook-signature are needed.")
    if not moment.isascii() or not moment.isdigit() or len(moment) > 12:
        raise SignatureRefused("webhook-timestamp is not a number of seconds.")
    if abs(now.timestamp() - int(moment)) > OLDEST:
        raise SignatureRefused("webhook-timestamp is more than five minutes off.")
    return f"{message}.{moment}."


def sources_of(text: str) -> dict[str, list[str]]:
    """RINGBACK_SOURCES as it stands in the environment. ValueError names the source, never the secret."""
    sources: dict[str, list[str]] = json.loads(text or "{}")
    for source, keys in sources.items():
        if any(len(_secret(key)) < SHORTEST for key in keys):
            raise ValueError(f"RINGBACK_SOURCES: a secret of `{source}` has fewer than {SHORTEST} bytes")
    return sources


def twilio_of(text: str) -> dict[str, str]:
    """RINGBACK_TWILIO as it stands in the environment: an account has its token, or there is none."""
    account: dict[str, str] = json.loads(text or "{}")
    if account and len(account.get("auth_token", "")) < SHORTEST:
        raise ValueError(f"RINGBACK_TWILIO: auth_token has fewer than {SHORTEST} characters")
    return account


def _secret(key: str) -> bytes:
    try:
        return base64.b64decode(key.removeprefix("whsec_") + "==")
    except binascii.Error as error:
        raise ValueError("a secret in RINGBACK_SOURCES is not base64") from error
