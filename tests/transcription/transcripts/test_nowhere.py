"""S8: what was said, corrected and masked stands in no table, no log and no notification in the clear."""

import logging
from uuid import uuid4

import pytest

from coordination.log.by_hand import catch_up
from tests.http.client import Script
from tests.people.accounts import person
from tests.privacy.places import Notifications, found, tables
from tests.scripts.waiting import until
from tests.servers import Database
from tests.transcription.transcripts.calls import agreed
from tests.transcription.transcripts.heard import MASK, heard, masked, segment_id
from transcription.transcripts.appending import append_segments

HEARD, CORRECTED, WHY, DIGITS = "zebrafinch", "quillwort", "marzipantrellis", "078 05 1120"


def test_s8_the_words_of_a_transcript_are_found_nowhere(
    committed: Database, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    notified = Notifications(committed)
    try:
        call = agreed()
        append_segments(call, [heard(f"the {HEARD} sang"), masked()])
        nurse = Script(person("nurse", f"Noor {uuid4().hex[:6]}"))
        body = {"segment": str(segment_id(0)), "first": 1, "last": 1, "text": CORRECTED}
        answer = nurse.post(f"calls/{call}/transcript/correct", body, key="k1", if_match=2)
        assert CORRECTED in answer.content.decode()
        overtaken = nurse.post(f"calls/{call}/transcript/correct", body, if_match=2)
        assert overtaken.status_code == 412
        lifted = nurse.post(f"calls/{call}/transcript/lift_mask", {"mask": str(MASK), "reason": WHY})
        assert DIGITS in lifted.content.decode()
        catch_up()
        until(lambda: b"transcripts" in notified.heard())
        places = {
            **tables(committed),
            "refusal": overtaken.content,
            "logs": caplog.text.encode(),
            "NOTIFY": notified.heard(),
        }
    finally:
        notified.close()
    marks = {
        "table public.log_event": "transcript.segment_corrected",
        "table public.transcripts": "live/live-settings",
        "refusal": "stale-version",
        "logs": "lift_mask",
    }
    for place, mark in marks.items():
        assert mark.encode() in places[place], f"{place} was not searched: {mark} is not in it"
    assert found((HEARD, CORRECTED, WHY, DIGITS), places) == []
