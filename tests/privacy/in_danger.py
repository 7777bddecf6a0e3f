"""A call in which words are heard that a nurse must answer for, and what people write about it."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import httpx

from telephony.calls.telling import call_id
from tests.e2e.calling import Caller, body
from tests.e2e.ringback import Ringback
from tests.privacy.spoken import CORRECTED, HER_WHY, HER_WORDS, LINES, OVERHEARD
from tests.scripts.waiting import until

NUMBER = "+12025550174"


def call_in_danger(ringback: Ringback, caller: Caller) -> tuple[str, str]:
    """Our id of a call that lasts and was heard, and of its escalation."""
    told = caller.waits(NUMBER)
    caller.tell(told, "call.answered", {"extension": "201"})
    with ringback.as_role("nurse") as nurse:
        call = str(call_id("tests", told))
        segments = json.loads(ringback.run("-m", "tests.privacy.hearing", call))
        until(lambda: bool(_escalations(nurse, call)))
        escalation = str(_escalations(nurse, call)[0]["id"])
        _overhear(nurse, call, segments[-1])
        _correct(nurse, call, segments[0])
        _answer_for(nurse, escalation)
    return call, escalation


def _escalations(nurse: httpx.Client, call: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = body(nurse.get("escalations", params={"call": call}))["items"]
    return items


def _overhear(nurse: httpx.Client, call: str, segment: str) -> None:
    """She marks words that the machine passed over, and says where the call belongs."""
    place = LINES[-1].split().index(OVERHEARD)
    marked = {"family": "bleeding", "tier": "now", "segment": segment, "first": place, "last": place}
    _do(nurse, f"calls/{call}/routing/mark_missed", marked)
    _do(nurse, f"calls/{call}/routing/override_lane", {"lane": "human_only", "why": f"for {HER_WHY}"})


def _correct(nurse: httpx.Client, call: str, segment: str) -> None:
    corrected = {"segment": segment, "first": 4, "last": 4, "text": CORRECTED}
    version = body(nurse.get(f"calls/{call}/transcript"))["version"]
    _do(nurse, f"calls/{call}/transcript/correct", corrected, version)


def _answer_for(nurse: httpx.Client, escalation: str) -> None:
    here = f"escalations/{escalation}"
    for verb, given in (("acknowledge", {}), ("reach", {}), ("confirm", {"note": f"says {HER_WORDS}"})):
        version = body(nurse.get(here))["version"]
        _do(nurse, f"{here}/{verb}", given, version)


def _do(nurse: httpx.Client, path: str, given: Mapping[str, object], version: int | None = None) -> None:
    headers = {"Idempotency-Key": str(uuid4())}
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    body(nurse.post(path, json=given, headers=headers))
