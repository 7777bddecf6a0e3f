"""Asterisk as a phone system: calls out, and what it knows of the calls that are up.

Asterisk keeps no list of calls that are over: `reconcile` tells of those that are up, and of voicemails that
lie there still. What it does with a running call it can do only while the call is in our application; once
people have it, it is theirs (NotInOurHands). Only sending it elsewhere works then too, where the dialplan
helps.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final
from urllib.parse import unquote

import msgspec

from coordination.log.stream import now
from coordination.policy.clinic import Line
from coordination.policy.prompts import Prompt
from coordination.policy.published import policy
from telephony.adapters.asterisk import names, taps
from telephony.adapters.asterisk.facts import offered_of
from telephony.adapters.asterisk.refusals import (
    AsteriskAway,
    AsteriskRefused,
    ChannelGone,
    NotInOurHands,
)
from telephony.adapters.asterisk.rest import Ari
from telephony.adapters.asterisk.shapes import Bridge, Channel
from telephony.adapters.emergency import refuse_emergency
from telephony.adapters.port import Capabilities, DialFailed, Missed, NoConsentToRecord
from telephony.calls.events import CallAnswered, CallFact
from telephony.calls.state import Consent

RING_SECONDS: Final = 30
# Seconds after which Asterisk itself hangs up on who was paged, should we die while she listens: she rang for
# half a minute at most and hears the script three times.
LONGEST_PAGE: Final = 90
# What an endpoint is made of. Anything else could reach into the dialplan: `&` rings a second telephone, a
# comma begins Dial's options.
USER = re.compile(r"[A-Za-z0-9_.+-]{1,64}")
HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(?::[0-9]{1,5})?")


class AsteriskAdapter(msgspec.Struct, frozen=True, kw_only=True):
    """One Asterisk."""

    ari: Ari
    source: str = names.SOURCE

    @property
    def capabilities(self) -> Capabilities:
        media = self.ari.account.media != "none"
        return Capabilities(
            media=media, route=True, place_call=True, ring=True, play=True, record=True, reconcile=True
        )

    def place_call(self, to: str, line: Line) -> str:
        refuse_emergency(to)
        call = names.new_call()
        name = next((name for name, one in policy().lines.items() if one == line), "")
        variables = {
            f"__{names.CALL}": call,
            names.LINE: name,
            names.NUMBER: to,
            names.DIRECTION: names.OUTBOUND,
        }
        body = {
            "endpoint": self.endpoint(to),
            "appArgs": names.OUTBOUND,
            "callerId": line.number,
            "timeout": RING_SECONDS,
            "variables": variables,
        }
        try:
            self.ari.originate(call, body)
        except (AsteriskAway, AsteriskRefused):
            raise DialFailed from None
        return call

    def ring(self, to: str, line: Line, prompt: Prompt, page: str) -> str:
        refuse_emergency(to)
        name = names.page_name(page)
        body = {
            "endpoint": self.endpoint(to),
            "appArgs": f"{names.PAGE},{prompt.version}",
            "callerId": line.number,
            "timeout": RING_SECONDS,
            "variables": {names.LEASE: str(LONGEST_PAGE)},
        }
        try:
            self.ari.originate(name, body)
        except (AsteriskAway, AsteriskRefused):
            raise DialFailed from None
        return name

    def endpoint(self, to: str) -> str:
        """Asterisk's way to a number, one of our people's telephones or a SIP address. Raises DialFailed."""
        trunk = self.ari.account.trunk
        scheme, colon, rest = to.partition(":")
        if not colon:
            return f"PJSIP/{to}@{trunk}"
        user, _, host = unquote(rest).partition("@")
        if scheme == "client" and USER.fullmatch(user) and not host:
            return f"PJSIP/{user}"
        if scheme == "sip" and USER.fullmatch(user) and HOST.fullmatch(host):
            return f"PJSIP/{trunk}/sip:{user}@{host}"
        raise DialFailed("This address cannot be dialed by Asterisk. Write client:name or sip:user@host.")

    def route(self, pbx_call_id: str, to: str) -> None:
        refuse_emergency(to)
        endpoint = self.endpoint(to)
        try:
            self.ari.set_variable(pbx_call_id, names.TO, endpoint)
            self.ari.go_on(pbx_call_id, names.ROUTE, "s")
        except NotInOurHands:
            self._take_from_people(pbx_call_id, endpoint)

    def _take_from_people(self, call: str, endpoint: str) -> None:
        """People have the caller, or are rung: their leg is let go, and the dialplan goes on where we say.

        Only while the dialplan says that it does: with any other the caller would be cut off (S12).
        """
        channels = self.ari.channels()
        caller = next((one for one in channels if one.id == call), None)
        theirs = [one.id for one in channels if one.call == call and one.id != call]
        if caller is None:
            raise ChannelGone
        if not theirs or not caller.variable(names.MOVES):
            raise NotInOurHands
        self.ari.set_global(names.sent_to(call), endpoint)
        for leg in theirs:
            self.ari.hang_up(leg)

    def play(self, pbx_call_id: str, prompt: Prompt, line: Line) -> None:
        name = next((name for name, one in policy().lines.items() if one == line), "s")
        self.ari.set_variable(pbx_call_id, names.PROMPT, names.sound_of(prompt.version))
        self.ari.go_on(pbx_call_id, names.PLAY, name)

    def record(self, pbx_call_id: str, consent: Consent) -> None:
        if consent != "given":
            raise NoConsentToRecord
        taps.record(self.ari, pbx_call_id)

    def reconcile(self, since: datetime) -> Sequence[Missed]:
        if since > now():
            return []
        channels = self.ari.channels()
        legs = {one.id: one for one in channels if one.call is not None and not one.is_other_party}
        talking = {
            channel: leg
            for bridge in self.ari.bridges()
            for leg in _legs_in(bridge, legs)
            for channel in bridge.channels
            if channel == leg.call
        }
        up = [
            _up(one, talking.get(one.id), self.ari.account.region) for one in channels if one.is_other_party
        ]
        return [*up, *self._messages()]

    def _messages(self) -> list[Missed]:
        """Voicemails that nobody fetched. When their call began is not known any more."""
        found = []
        for name in self.ari.stored_recordings():
            call = names.call_of_message(name)
            if call is not None and not self.ari.is_recording(name):
                moment = now()
                one = Missed(
                    pbx_call_id=call,
                    began_at=moment,
                    ended_at=None,
                    facts=(),
                    recordings=(name,),
                    via="asterisk_recording",
                )
                found.append(one)
        return found


def _legs_in(bridge: Bridge, legs: dict[str, Channel]) -> list[Channel]:
    return [legs[channel] for channel in bridge.channels if channel in legs]


def _up(channel: Channel, leg: Channel | None, region: str) -> Missed:
    """A call that is up: offered, and answered where somebody of ours is joined with it."""
    offered = offered_of(channel, policy(), region, now())
    facts: list[CallFact] = [offered]
    if leg is not None and offered.direction == "inbound":
        who = names.extension_of(leg.name)
        facts.append(CallAnswered(at=now(), estimated=True, extension=who))
    if offered.direction == "outbound" and channel.state == "Up":
        facts.append(CallAnswered(at=now(), estimated=True))
    return Missed(pbx_call_id=channel.id, began_at=offered.at, ended_at=None, facts=facts)
