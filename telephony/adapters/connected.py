"""The phone systems that this clinic has, from the settings."""

from django.conf import settings

from telephony.adapters.port import PbxAdapter
from telephony.adapters.signed import SignedAdapter
from telephony.adapters.twilio.adapter import TwilioAdapter
from telephony.adapters.twilio.rest import DEFAULT_URL, Rest


def twilio() -> TwilioAdapter | None:
    """The Twilio account, if there is one."""
    account = settings.RINGBACK_TWILIO
    if not account:
        return None
    rest = Rest(
        account=account["account"],
        auth_token=account["auth_token"],
        api_url=(account.get("api_url") or DEFAULT_URL).rstrip("/"),
    )
    return TwilioAdapter(rest=rest, public_url=account["public_url"].rstrip("/"))


def adapters() -> list[PbxAdapter]:
    """All of them; those that can place calls first."""
    first = twilio()
    signed: list[PbxAdapter] = [SignedAdapter(source=source) for source in settings.RINGBACK_SOURCES]
    return [first, *signed] if first else signed
