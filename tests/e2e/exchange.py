"""`python -m tests.e2e.exchange STATE PORT`: the simulated Twilio without stories of its own.

It takes orders to call somebody, and rings, talks and reports as the whole simulator does, twenty times
faster than life. Every patient lets the first call ring out and answers the second.
"""

import asyncio
import sys
from pathlib import Path

import httpx

from telephony.simulator.clock import Clock
from telephony.simulator.demo_state import read_demo_state
from telephony.simulator.report import Report
from telephony.simulator.running import CLINIC
from telephony.simulator.twilio.account import Account
from telephony.simulator.twilio.exchange import Exchange
from telephony.simulator.twilio.http_server import serve
from telephony.simulator.twilio.parties import CalledBack
from telephony.simulator.twilio.rest import RestInterface


async def main(state: Path, port: int) -> None:
    twilio = read_demo_state(state).twilio
    assert twilio is not None
    async with httpx.AsyncClient(timeout=15.0, trust_env=False) as client:
        account = Account(client, twilio, twilio.public_url, f"http://127.0.0.1:{port}")
        rest = RestInterface(Exchange(account, Clock(20), share=0.3), CalledBack({}, CLINIC), Report())
        server = await serve(rest.handle, port)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
