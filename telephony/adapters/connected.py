"""The phone systems that this clinic has, from the settings."""

from functools import lru_cache

from django.conf import settings

from telephony.adapters.asterisk.account import Account
from telephony.adapters.asterisk.adapter import AsteriskAdapter
from telephony.adapters.asterisk.rest import Ari
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


def asterisk() -> AsteriskAdapter | None:
    """The Asterisk, if there is one."""
    account = settings.RINGBACK_ASTERISK
    return AsteriskAdapter(ari=_ari(account)) if account is not None else None


@lru_cache(maxsize=1)
def _ari(account: Account) -> Ari:
    """One for the process: it keeps its connections."""
    return Ari(account)


def adapters() -> list[PbxAdapter]:
    """All of them; those that can place calls first."""
    able: list[PbxAdapter | None] = [twilio(), asterisk()]
    signed = [SignedAdapter(source=source) for source in settings.RINGBACK_SOURCES]
    return [*filter(None, able), *signed]
