"""Twilio's own library reads the simulated REST interface as it reads the real one."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from tests.telephony.simulator.doors import ACCOUNT, TOKEN, open_doors
from tests.telephony.simulator.plays import rest


class Here(TwilioHttpClient):  # type: ignore[misc]  # published without types
    """Sends what is meant for api.twilio.com to the simulator."""

    def __init__(self, url: str) -> None:
        super().__init__(timeout=5)
        self._url = url

    def request(self, method: str, url: str, *more: object, **named: object) -> Response:
        return super().request(method, url.replace("https://api.twilio.com", self._url), *more, **named)


def test_calls_are_created_fetched_listed_and_updated_by_twilios_library() -> None:
    def use(url: str) -> list[tuple[str, str]]:
        client = Client(ACCOUNT, TOKEN, http_client=Here(url))
        try:
            made = client.calls.create(
                to="client:desk", from_="+12025550100", twiml="<Response><Pause/></Response>"
            )
            since = datetime(2020, 1, 1, tzinfo=UTC)
            listed = client.calls.list(start_time_after=since, limit=10)
            assert [call.sid for call in listed] == [made.sid]
            fetched = client.calls(made.sid).fetch()
            assert fetched.date_created is not None
            assert fetched.date_created.tzinfo is not None
            ended = client.calls(made.sid).update(status="completed")
            return [(call.direction, call.to) for call in (made, fetched, ended)]
        finally:
            client.http_client.session.close()

    async def test() -> None:
        async with open_doors() as doors, rest(doors, {}) as (exchange, _):
            exchange.clock.speed = 0.01
            seen = await asyncio.to_thread(use, exchange.account.rest_url)
        assert seen == [("outbound-api", "client:desk")] * 3

    asyncio.run(asyncio.wait_for(test(), 60))
