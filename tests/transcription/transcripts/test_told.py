"""That words came is told to the call's own page, and to no list: never a word of them (S8)."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest

from coordination.http.listening import group_of_call, messages_of
from coordination.log import changes
from tests.transcription.transcripts.calls import agreed
from tests.transcription.transcripts.heard import heard
from transcription.transcripts.appending import append_segments


def test_that_words_came_is_told_to_the_page_of_their_call_alone() -> None:
    call = str(uuid4())
    told = messages_of(json.dumps({"projection": "transcripts", "rows": [{"id": call, "version": 3}]}))
    message = {"changed": [{"projection": "transcripts", "id": call, "version": 3}]}
    assert told == [(group_of_call(call), message)]


@pytest.mark.django_db
def test_s8_the_push_names_the_call_and_a_version_and_no_word(
    monkeypatch: pytest.MonkeyPatch, catch_up: Callable[[], None]
) -> None:
    call = agreed()
    catch_up()
    told: list[dict[str, object]] = []
    monkeypatch.setattr(changes, "notify", told.append)
    append_segments(call, [heard("I take metformin")])
    catch_up()
    about = [one for one in told if one.get("projection") == "transcripts"]
    assert about == [{"projection": "transcripts", "rows": [{"id": str(call), "version": 1}]}]
