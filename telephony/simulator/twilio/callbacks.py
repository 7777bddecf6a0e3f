"""Tells Ringback's status address what a leg goes through."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime

import httpx

from telephony.simulator.delivery import refusal
from telephony.simulator.report import CallReport
from telephony.simulator.twilio.account import Account
from telephony.simulator.twilio.disorder import Disorder
from telephony.simulator.twilio.leg import OVER, Leg

EVENT_OF_STATUS = {"initiated": "initiated", "ringing": "ringing", "in-progress": "answered"}


class Callbacks:
    """The status callbacks of one leg, numbered in their true order; only the wanted events are sent.

    Never repeated when nobody answers: what was missed is in the Calls list.
    """

    def __init__(
        self, account: Account, leg: Leg, url: str, *, events: Iterable[str], share: float, report: CallReport
    ) -> None:
        self._account, self._leg, self._url, self._report = account, leg, url, report
        self._events = frozenset(events) or frozenset({"completed"})
        self._sequence = 0
        self._disorder: Disorder[dict[str, str]] = Disorder(f"{leg.from_} {leg.to} {leg.direction}", share)

    async def tell(self, now: datetime) -> None:
        """Send the leg's present status, if it is wanted; with the last one everything held back goes too."""
        over = self._leg.status in OVER
        event = "completed" if over else EVENT_OF_STATUS.get(self._leg.status, "")
        if not self._url or event not in self._events:
            return
        params = self._leg.params()
        params |= {"SequenceNumber": str(self._sequence), "CallbackSource": "call-progress-events"}
        params |= {"Timestamp": format_datetime(now)}
        if over:
            params |= {"CallDuration": str(self._leg.seconds), "Duration": str(-(-self._leg.seconds // 60))}
        self._sequence += 1
        leaving = self._disorder.arrange(params)
        for callback in [*leaving, *(self._disorder.rest() if over else [])]:
            await self._send(callback)

    async def _send(self, params: dict[str, str]) -> None:
        try:
            answer = await self._account.request(self._url, params)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            self._report.trouble(f"status callback: no answer ({type(error).__name__})")
            return
        if not answer.is_success:
            self._report.trouble(f"status callback {params['CallStatus']}: {refusal(answer)}")
