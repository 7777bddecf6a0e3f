"""That words came is told to the call's own page, and to no list: never a word of them (S8)."""

import json
from uuid import uuid4

from coordination.http.listening import group_of_call, messages_of
from coordination.log.by_hand import catch_up
from tests.privacy.places import Notifications
from tests.scripts.waiting import until
from tests.servers import Database
from tests.transcription.transcripts.calls import agreed
from tests.transcription.transcripts.heard import heard
from transcription.transcripts.appending import append_segments


def test_that_words_came_is_told_to_the_page_of_their_call_alone() -> None:
    call = str(uuid4())
    told = messages_of(json.dumps({"projection": "transcripts", "rows": [{"id": call, "version": 3}]}))
    message = {"changed": [{"projection": "transcripts", "id": call, "version": 3}]}
    assert told == [(group_of_call(call), message)]


def test_s8_the_push_names_the_call_and_a_version_and_no_word(committed: Database) -> None:
    notified = Notifications(committed)
    try:
        call = agreed()
        append_segments(call, [heard("I take metformin")])
        catch_up()
        until(lambda: b"transcripts" in notified.heard())
    finally:
        notified.close()
    about = [line for line in notified.heard().decode().splitlines() if "transcripts" in line]
    (told,) = [json.loads(line) for line in about]
    assert told == {"projection": "transcripts", "rows": [{"id": str(call), "version": 1}]}
