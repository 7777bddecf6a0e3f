"""What was heard becomes a fact once, as sentences."""

from uuid import UUID

from msgspec.structs import replace

from coordination.log.event import FORGOTTEN
from tests.log.sentences import decider
from tests.transcription.transcripts.heard import completed, corrected, guessed, heard, masked, unheard
from transcription.transcripts.events import TranscriptRangeReviewed
from transcription.transcripts.heard import HEARD, HeardFact, RecordHeard

PASSES = decider(HEARD)
SAID = heard("I take met forming every day")


def test_what_was_heard_is_recorded_many_at_once() -> None:
    facts: list[HeardFact] = [
        SAID,
        heard("yes", 5),
        masked(start=5),
        unheard(8, 13),
        completed("live"),
        guessed(),
    ]
    PASSES.given().when(RecordHeard(facts=facts)).then(*facts)


def test_what_is_known_is_no_news() -> None:
    facts: list[HeardFact] = [SAID, masked(), unheard(8, 13), completed(), guessed()]
    PASSES.given(*facts).when(RecordHeard(facts=facts)).nothing_happens()


def test_what_was_destroyed_since_is_no_news_either() -> None:
    gone = [replace(SAID, content=FORGOTTEN), replace(masked(), content=FORGOTTEN)]
    PASSES.given(*gone).when(RecordHeard(facts=[SAID, masked()])).nothing_happens()


def test_a_pass_that_begins_again_adds_only_what_it_had_not_told() -> None:
    second = heard("yes", 5)
    PASSES.given(SAID).when(RecordHeard(facts=[SAID, second, second])).then(second)


def test_what_people_made_of_the_words_makes_nothing_known() -> None:
    made = (corrected("met", "metformin", 2, edits=1), TranscriptRangeReviewed(start=0, end=3))
    PASSES.given(*made).when(RecordHeard(facts=[SAID])).then(SAID)
    assert PASSES.given(*made).state() == frozenset[UUID]()


def test_a_pass_over_the_same_sound_is_completed_once_however_long_it_took() -> None:
    PASSES.given(SAID, completed(took=4)).when(RecordHeard(facts=[completed(took=9)])).nothing_happens()


def test_a_pass_over_other_sound_is_another() -> None:
    other = replace(completed(), recording="cd" * 32)
    PASSES.given(SAID, completed()).when(RecordHeard(facts=[other])).then(other)


def test_a_live_pass_that_goes_on_is_completed_again() -> None:
    more = replace(completed("live"), seconds=90.0)
    PASSES.given(SAID, completed("live")).when(RecordHeard(facts=[more])).then(more)


def test_each_stretch_that_was_not_heard_is_a_fact_of_its_own() -> None:
    for other in (
        unheard(8, 12),
        unheard(7, 13),
        unheard(8, 13, heard_in="post_call"),
        unheard(8, 13, why="language"),
        replace(unheard(8, 13), channel="staff"),
    ):
        PASSES.given(unheard(8, 13)).when(RecordHeard(facts=[other])).then(other)
