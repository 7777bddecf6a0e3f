"""The row of a transcript: counts, whichever way the events come."""

import msgspec
import pytest

from coordination.log.event import FORGOTTEN
from tests.log.sentences import fresh, projection
from tests.transcription.transcripts.heard import completed, corrected, heard, unheard
from transcription.transcripts.projections import transcripts

pytestmark = pytest.mark.django_db

LIVE = heard("I take met forming every day")  # six words, 0 to 3 s
LATER = heard("I take met for men every day", heard_in="post_call")  # seven words, 0 to 3.5 s
FIXED = corrected("met forming", "metformin", 2, edits=2)
FIXED_LATER = corrected("for men", "formin", 3, edits=2, heard_in="post_call")


def test_a_row_counts_what_the_shown_pass_heard_and_people_edited() -> None:
    live, later, nothing, gone = fresh(), fresh(), fresh(), fresh()
    projection(transcripts).given(
        {
            f"transcript/{live}": [LIVE, unheard(10, 15), unheard(20, 21.5), FIXED],
            f"transcript/{later}": [
                LIVE,
                unheard(10, 15),
                FIXED,
                LATER,
                unheard(40, 43, heard_in="post_call"),
                completed(),
                FIXED_LATER,
            ],
            f"transcript/{nothing}": [
                unheard(0, 60, heard_in="post_call", why="language"),
                completed(segments=0),
            ],
            f"transcript/{gone}": [
                msgspec.structs.replace(LIVE, content=FORGOTTEN),
                msgspec.structs.replace(FIXED, content=FORGOTTEN),
            ],
        }
    ).shows(
        {
            live: {
                "version": 4,
                "state": "live",
                "engine": "faster_whisper",
                "model": "tiny.en",
                "language": "en",
                "words": 6,
                "edits": 2,
                "heard_until": 3.0,
                "not_heard_seconds": 6.5,
                "mode": "live",
            },
            later: {
                "version": 7,
                "state": "post_call",
                "model": "base.en",
                "words": 7,
                "edits": 2,
                "heard_until": 3.5,
                "not_heard_seconds": 3.0,
            },
            nothing: {"state": "post_call", "engine": "", "words": 0, "not_heard_seconds": 60.0},
            gone: {"state": "live", "words": 0, "edits": 0, "heard_until": 3.0},
        }
    )


def test_what_was_given_up_counts_as_not_heard_until_it_was_heard_after_all() -> None:
    given_up = unheard(10, 60, heard_in="post_call", why="engine_failed", given_up=True)
    broken = unheard(40, 43, heard_in="post_call", why="engine_failed")
    waiting, heard_after_all = fresh(), fresh()
    projection(transcripts).given(
        {
            f"transcript/{waiting}": [given_up],
            f"transcript/{heard_after_all}": [given_up, LATER, broken, completed()],
        }
    ).shows({waiting: {"not_heard_seconds": 50.0}, heard_after_all: {"not_heard_seconds": 3.0}})


def test_live_words_count_until_the_later_pass_is_completed() -> None:
    call = fresh()
    projection(transcripts).given({f"transcript/{call}": [LIVE, LATER]}).shows(
        {call: {"state": "live", "words": 6, "model": "tiny.en"}}
    )
