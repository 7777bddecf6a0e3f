"""What the second hearing has that the transcript has not, as sentences."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from coordination.log.event import FORGOTTEN
from coordination.policy.transcription import leaning_of
from transcription.hearing.facts import segment_id
from transcription.passes.possible import possible
from transcription.transcripts.events import (
    Channel,
    PossibleWords,
    SegmentWords,
    TranscriptPossibleHeard,
    TranscriptSegmentRecorded,
    Word,
)

CALL = UUID("00000000-0000-4000-8000-0000000000ca")
LEANING = leaning_of(
    {
        "chest_pain": ["chest pain", "pressure on my chest"],
        "breathing": ["can't breathe"],
        "bleeding": ["bleeding"],
    }
)


def words(text: str, start: float, probability: float = 0.9) -> tuple[Word, ...]:
    """Half a second each."""
    return tuple(
        Word(start=start + place / 2, end=start + (place + 1) / 2, text=one, probability=probability)
        for place, one in enumerate(text.split())
    )


def second(
    text: str, start: float = 10.0, *, channel: Channel = "caller", probability: float = 0.9
) -> TranscriptSegmentRecorded:
    said = words(text, start, probability)
    return TranscriptSegmentRecorded(
        segment=UUID(int=7),
        heard_in="post_call",
        channel=channel,
        speaker="unknown" if channel == "mixed" else channel,
        start_sample=int(start * 16_000),
        start=start,
        end=said[-1].end,
        probability=probability,
        language="en",
        engine="faster_whisper",
        model="tiny.en",
        settings="leaning",
        content=SegmentWords(text=text, words=said),
    )


def proposals(
    heard: TranscriptSegmentRecorded, record: str = "", at: float = 10.0, channel: Channel = "caller"
) -> list[TranscriptPossibleHeard]:
    known = [(channel, word) for word in words(record, at)]
    return possible(CALL, heard, known, LEANING, "record")


def found(heard: TranscriptSegmentRecorded, record: str = "", at: float = 10.0) -> list[tuple[str, str]]:
    return [
        (one.family, one.content.text)
        for one in proposals(heard, record, at)
        if isinstance(one.content, PossibleWords)
    ]


def test_words_of_danger_where_the_transcript_has_others_are_proposed_with_their_place() -> None:
    (one,) = proposals(second("I have chest pain today"), "I have just paint today")
    assert (one.family, one.channel, one.speaker) == ("chest_pain", "caller", "caller")
    assert (one.start, one.end, one.probability) == (11.0, 12.0, 0.9)
    assert one.content == PossibleWords(text="chest pain")
    assert one.settings == "leaning"


def test_the_utterance_is_named_as_the_transcript_would_name_it() -> None:
    (one,) = proposals(second("chest pain"), "")
    assert one.segment == segment_id(CALL, "caller", 160_000, "record")


def test_what_the_transcript_has_too_is_no_proposal() -> None:
    assert found(second("I have chest pain today"), "I have chest pain today") == []


def test_another_phrase_of_the_same_family_beside_it_is_the_same_finding() -> None:
    assert found(second("I have chest pain"), "I have pressure on my chest") == []


def test_the_same_words_said_long_before_are_another_matter() -> None:
    assert found(second("chest pain", 10.0), "chest pain", at=2.0) == [("chest_pain", "chest pain")]


def test_words_of_the_other_side_are_not_the_callers() -> None:
    heard = second("yes chest pain")
    (one,) = proposals(heard, "any chest pain", channel="staff")
    assert one.family == "chest_pain"


def test_a_family_is_proposed_once_an_utterance_and_two_families_twice() -> None:
    heard = second("chest pain and I can't breathe and chest pain")
    assert found(heard) == [("chest_pain", "chest pain"), ("breathing", "can't breathe")]


@pytest.mark.parametrize(("probability", "proposed"), [(0.04, 0), (0.05, 1)])
def test_what_the_second_hearing_is_itself_unsure_of_is_no_proposal(
    probability: float, proposed: int
) -> None:
    assert len(found(second("bleeding", probability=probability))) == proposed


def test_capitals_and_signs_make_no_difference_and_parts_of_words_do() -> None:
    assert found(second("Chest, pain!")) == [("chest_pain", "Chest, pain!")]
    assert found(second("nosebleedings")) == []


def test_an_utterance_without_words_proposes_nothing() -> None:
    assert proposals(replace(second("bleeding"), content=FORGOTTEN)) == []


def test_the_same_hearing_again_proposes_the_same() -> None:
    heard = second("chest pain")
    assert proposals(heard) == proposals(heard)
    other = proposals(second("can't breathe"))
    assert other[0].possible != proposals(heard)[0].possible
