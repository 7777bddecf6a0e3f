"""What holds for whatever people say around their words, and however it is cut into segments."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coordination.routing.triggers.heard import Found, Heard
from tests.routing.triggers.engine import find
from tests.routing.triggers.saying import all_of, call, found, heard, tiers
from tests.routing.triggers.test_families import SAID

FILLERS = ("um", "uh,", "you know,", "I mean", "well,", "eh", "o sea,", "hmm")
AROUND = (
    "I don't have any chest pain",
    "my chest hurts",
    "two years ago",
    "and it is back today",
    "if that happens",
    "no",
    "I can't breathe",
    "my father had a stroke",
    "it was bleeding",
    "not anymore",
)
said = st.sampled_from(SAID)


@given(said, st.lists(st.tuples(st.integers(0, 30), st.sampled_from(FILLERS)), max_size=8))
def test_s10_hesitation_hides_nothing(line: tuple[str, str], fillers: list[tuple[int, str]]) -> None:
    family, text = line
    words = text.split()
    for place, filler in fillers:
        words.insert(place % (len(words) + 1), filler)
    assert tiers(found(" ".join(words))).get(family) == "now"


@given(said, st.sets(st.integers(1, 20), max_size=5))
def test_s10_cutting_into_segments_hides_nothing(line: tuple[str, str], cuts: set[int]) -> None:
    family, text = line
    words = text.split()
    places = [0, *sorted(cut for cut in cuts if cut < len(words)), len(words)]
    pieces = [" ".join(words[begin:end]) for begin, end in pairwise(places)]
    segments = call(*[("caller", piece) for piece in pieces])
    assert tiers(all_of(segments)).get(family) == "now"


@given(st.lists(st.sampled_from(AROUND), min_size=1, max_size=6))
def test_s4_no_later_words_lower_what_was_found(turns: list[str]) -> None:
    segments = call(*[("caller", turn) for turn in turns])
    stands: list[Found] = []
    for number in range(len(segments)):
        brought = find(segments[: number + 1])
        assert not any(
            one.tier == "review" and _overlaps(one, before) for one in brought for before in stands
        )
        stands += [one for one in brought if one.tier == "now"]


@given(st.lists(st.sampled_from(AROUND), min_size=1, max_size=6))
def test_s10_what_is_found_once_is_not_found_again(turns: list[str]) -> None:
    segments = call(*[("caller", turn) for turn in turns])
    assert [(one.family, one.tier, one.segment, one.first) for one in all_of(segments)] == list(
        dict.fromkeys((one.family, one.tier, one.segment, one.first) for one in all_of(segments))
    )


@given(st.text(max_size=200))
def test_whatever_is_heard_is_answered(text: str) -> None:
    assert isinstance(found(text), list) if text.split() else find([_silent()]) == []


def _silent() -> Heard:
    return heard("")


def _overlaps(one: Found, other: Found) -> bool:
    return one.family == other.family and one.start < other.end and other.start < one.end
