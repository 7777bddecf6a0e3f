"""What an Asterisk 22 says, message by message: shapes as its api-docs describe them and as a real one sent
them, with invented people and numbers."""

from datetime import UTC, datetime, timedelta
from typing import Any

JSON = dict[str, Any]
BEGAN = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
CALLER = "1795345109.18"
STAFF = "1795345111.20"


def stamp(seconds: float = 0, since: datetime = BEGAN) -> str:
    """A time as Asterisk writes it."""
    moment = since + timedelta(seconds=seconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}+0000"


def channel(leg: str = CALLER, /, **more: Any) -> JSON:
    """A caller's leg on the main line, up and in our application."""
    made: JSON = {
        "id": leg,
        "name": "PJSIP/trunk-00000006",
        "state": "Up",
        "protocol_id": "b8f1c1d2",
        "caller": {"name": "", "number": "2025550140"},
        "connected": {"name": "", "number": ""},
        "accountcode": "",
        "dialplan": {
            "context": "ringback-begin",
            "exten": "s",
            "priority": 5,
            "app_name": "Stasis",
            "app_data": "ringback,inbound",
        },
        "creationtime": stamp(),
        "language": "en",
        "channelvars": {
            "RINGBACK_CALL": leg,
            "RINGBACK_LINE": "main",
            "RINGBACK_NUMBER": "2025550140",
            "RINGBACK_DIRECTION": "",
        },
    }
    return made | more


def staff(leg: str = STAFF, /, call: str = CALLER, **more: Any) -> JSON:
    """The leg of one of our people, who was rung for that call."""
    inherited = {"RINGBACK_CALL": call, "RINGBACK_LINE": "", "RINGBACK_NUMBER": "", "RINGBACK_DIRECTION": ""}
    place = {"context": "from-phones", "exten": "", "priority": 1, "app_name": "AppDial", "app_data": ""}
    made = channel(leg, name="PJSIP/front-desk-00000007", channelvars=inherited, dialplan=place)
    return made | {"caller": {"name": "", "number": "front-desk"}} | more


def placed(leg: str, /, **more: Any) -> JSON:
    """The leg of somebody whom we call from the main line."""
    variables = {
        "RINGBACK_CALL": leg,
        "RINGBACK_LINE": "main",
        "RINGBACK_NUMBER": "+12025550142",
        "RINGBACK_DIRECTION": "outbound",
    }
    return channel(leg, channelvars=variables) | more


def paged(leg: str, /, **more: Any) -> JSON:
    """The leg of one of our people whom we ring: no call's."""
    no_call = {"RINGBACK_CALL": "", "RINGBACK_LINE": "", "RINGBACK_NUMBER": "", "RINGBACK_DIRECTION": ""}
    return channel(leg, channelvars=no_call) | more


def tap(leg: str, /, call: str = CALLER, **more: Any) -> JSON:
    """A channel that hears one side of a call, on its way to our door: it inherits nothing."""
    bare = {"RINGBACK_CALL": "", "RINGBACK_LINE": "", "RINGBACK_NUMBER": "", "RINGBACK_DIRECTION": ""}
    place = {
        "context": "ringback-tap",
        "exten": "s",
        "priority": 1,
        "app_name": "AudioSocket",
        "app_data": "",
    }
    nobody = {"name": "", "number": ""}
    made = channel(leg, name=f"Snoop/{call}-00000001", channelvars=bare, dialplan=place, caller=nobody)
    return made | more


def event(type_: str, seconds: float = 0, **more: Any) -> JSON:
    said = {"type": type_, "timestamp": stamp(seconds), "application": "ringback"}
    return {**said, "asterisk_id": "02:00:00:00:00:01", **more}


def entered(seconds: float = 0, how: str = "inbound", leg: str = CALLER, **of: Any) -> JSON:
    return event("StasisStart", seconds, args=[how], channel=channel(leg, **of))


def dial(seconds: float, status: str, **more: Any) -> JSON:
    said: JSON = {"dialstatus": status, "forward": "", "dialstring": "front-desk"}
    return event("Dial", seconds, **said, **{"caller": channel(), "peer": staff(), **more})


def destroyed(seconds: float, leg: JSON | None = None, cause: int = 16) -> JSON:
    return event(
        "ChannelDestroyed", seconds, cause=cause, cause_txt="Normal Clearing", channel=leg or channel()
    )


def bridge(*channels: str) -> JSON:
    return {
        "id": "4989cfde-1f58-4097-910e-f3120cbd60e7",
        "technology": "simple_bridge",
        "bridge_type": "mixing",
        "bridge_class": "basic",
        "creator": "",
        "name": "",
        "channels": list(channels),
        "creationtime": stamp(),
        "video_mode": "none",
    }


def blind_transfer(seconds: float, result: str = "Success") -> JSON:
    return event(
        "BridgeBlindTransfer",
        seconds,
        channel=staff(),
        transferee=channel(),
        exten="nurses",
        context="from-phones",
        result=result,
        is_external=True,
        bridge=bridge(CALLER, STAFF),
    )


def attended_transfer(seconds: float) -> JSON:
    """The front desk asked a nurse first, on a second leg that is none of the call's."""
    no_call = {"RINGBACK_CALL": "", "RINGBACK_LINE": "", "RINGBACK_NUMBER": "", "RINGBACK_DIRECTION": ""}
    return event(
        "BridgeAttendedTransfer",
        seconds,
        transferer_first_leg=staff(),
        transferer_second_leg=channel("1.31", name="PJSIP/front-desk-00000008", channelvars=no_call),
        transferee=channel(),
        transfer_target=channel("1.32", name="PJSIP/nurse-2-00000009", channelvars=no_call),
        result="Success",
        is_external=True,
        destination_type="bridge",
    )


def whole_call() -> list[JSON]:
    """Asked, answered by the front desk, held, given to a nurse, ended."""
    return [
        entered(0),
        event("ChannelDtmfReceived", 16, digit="1", duration_ms=100, channel=channel()),
        event("StasisEnd", 20, channel=channel()),
        dial(20.1, ""),
        dial(20.4, "RINGING"),
        dial(24, "ANSWER"),
        event("BridgeCreated", 24.001, bridge=bridge()),
        event("ChannelEnteredBridge", 24.002, bridge=bridge(STAFF), channel=staff()),
        event("ChannelEnteredBridge", 24.003, bridge=bridge(STAFF, CALLER), channel=channel()),
        event("ChannelHold", 60, channel=staff(), musicclass="default"),
        event("ChannelUnhold", 75, channel=staff()),
        attended_transfer(90),
        destroyed(90.1, staff()),
        event("ChannelHangupRequest", 200, cause=16, soft=True, channel=channel()),
        destroyed(200.2),
    ]
