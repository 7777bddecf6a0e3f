"""Whatever comes first: live words, later words, corrections, repeats. The transcript shown is the same."""

from collections.abc import Iterable
from functools import reduce
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct

from coordination.log.event import Event
from tests.transcription.transcripts.heard import completed, heard, segment_id, unheard
from transcription.transcripts import heard as heard_rules
from transcription.transcripts.decisions import Command, Correct, decide
from transcription.transcripts.events import Channel, Pass, TranscriptSegmentRecorded
from transcription.transcripts.heard import HeardFact, Known, RecordHeard
from transcription.transcripts.refusals import NoSuchSegment, SegmentReplaced
from transcription.transcripts.state import EMPTY, Segment, Transcript, evolve
from transcription.transcripts.superseding import gaps_shown, shown

CHANNELS: tuple[Channel, ...] = ("caller", "staff")
SAYING = st.sampled_from(["yes", "no thank you", "I take metformin", "since last tuesday evening"])
Facts = list[HeardFact]
# The machine that runs this may be busy: how long an example takes says nothing about transcripts.
unhurried = settings(deadline=None)


@st.composite
def passes(draw: st.DrawFn, heard_in: Pass) -> Facts:
    """One pass in its own order: stretches of speech and of nothing, seconds apart; completion last."""
    facts: Facts = []
    for channel in CHANNELS:
        at = 0.0
        for _ in range(draw(st.integers(0, 4))):
            at += draw(st.integers(0, 6)) / 2
            if draw(st.integers(0, 5)) == 0:
                facts.append(unheard(at, at + 1, heard_in=heard_in))
            else:
                facts.append(heard(draw(SAYING), at, heard_in=heard_in, channel=channel))
            at += 2
    return [*facts, completed(heard_in)]


@st.composite
def repeated(draw: st.DrawFn, facts: Facts) -> Facts:
    """A pass that died and began again at any point, any number of times."""
    for _ in range(draw(st.integers(0, 2))):
        facts = facts[: draw(st.integers(0, len(facts)))] + facts
    return facts


@st.composite
def interleaved(draw: st.DrawFn, one: Facts, other: Facts) -> Facts:
    """Two passes at the same time, each in its own order."""
    one, other, mixed = list(one), list(other), Facts()
    while one or other:
        first = one if one and (not other or draw(st.booleans())) else other
        mixed.append(first.pop(0))
    return mixed


class Told(Struct, frozen=True):
    """A transcript, and which facts it is known to hold: the log folded in both ways."""

    transcript: Transcript = EMPTY
    known: Known = frozenset()


NOTHING = Told()


def after(state: Told, events: Iterable[Event]) -> Told:
    events = list(events)
    return Told(
        transcript=reduce(evolve, events, state.transcript),
        known=reduce(heard_rules.evolve, events, state.known),
    )


def told(state: Told, command: Command) -> Told:
    return after(state, decide(state.transcript, command))


def record(state: Told, facts: Facts) -> Told:
    return after(state, heard_rules.decide(state.known, RecordHeard(facts=facts)))


def correction_of(segment: UUID) -> Correct:
    return Correct(segment=segment, first=0, last=0, text="corrected")


def ids(segments: list[Segment]) -> list[UUID]:
    return [one.heard.segment for one in segments]


@unhurried
@given(st.data())
def test_any_order_of_passes_repeats_and_corrections_shows_the_same_transcript(data: st.DataObject) -> None:
    live, later = data.draw(passes("live")), data.draw(passes("post_call"))
    heard_live = [fact.segment for fact in live if isinstance(fact, TranscriptSegmentRecorded)]
    corrected = [segment for segment in heard_live if data.draw(st.booleans())]

    one_after_the_other = record(NOTHING, live)
    for segment in corrected:
        one_after_the_other = told(one_after_the_other, correction_of(segment))
    one_after_the_other = record(one_after_the_other, later)

    # At once: a person corrects a live word at any moment from its coming to its being replaced.
    mixed = data.draw(interleaved(data.draw(repeated(live)), data.draw(repeated(later[:-1]))))
    at_once, waiting = NOTHING, set(corrected)
    for fact in mixed:
        at_once = record(at_once, [fact])
        for segment in sorted(waiting & set(at_once.transcript.segments)):
            if data.draw(st.booleans()):
                at_once = told(at_once, correction_of(segment))
                waiting.discard(segment)
    for segment in sorted(waiting):
        at_once = told(at_once, correction_of(segment))
    at_once = record(at_once, later + live)

    one, other = at_once.transcript, one_after_the_other.transcript
    assert shown(one) == shown(other)
    assert gaps_shown(one) == gaps_shown(other)
    assert set(one.segments) == set(other.segments)


@unhurried
@given(st.data())
def test_nothing_is_shown_twice_and_every_correction_is_shown(data: st.DataObject) -> None:
    live, later = data.draw(passes("live")), data.draw(passes("post_call"))
    mixed = data.draw(interleaved(data.draw(repeated(live)), data.draw(repeated(later))))
    state, corrected = NOTHING, set[UUID]()
    for fact in mixed:
        state = record(state, [fact])
        seen = ids(shown(state.transcript))
        if data.draw(st.booleans()) and seen:
            segment = data.draw(st.sampled_from(seen))
            state = told(state, correction_of(segment))
            corrected.add(segment)
        now = shown(state.transcript)
        seen = ids(now)
        assert len(seen) == len(set(seen))
        assert corrected <= set(seen)
        assert not [one for one in now if not one.corrected and _is_covered(state.transcript, one)]


def _is_covered(state: Transcript, one: Segment) -> bool:
    """Whether its middle lies in what a person corrected in another pass's words of the same channel."""
    middle = (one.heard.start + one.heard.end) / 2
    return any(
        other.heard.start <= middle <= other.heard.end
        for other in state.segments.values()
        if other.corrected and other.heard.channel == one.heard.channel and other.of_pass != one.of_pass
    )


@unhurried
@given(passes("live"), passes("post_call"))
def test_who_corrects_what_nobody_sees_is_refused(live: Facts, later: Facts) -> None:
    state = record(NOTHING, live + later).transcript
    hidden = set(state.segments) - set(ids(shown(state)))
    for segment in hidden | {segment_id(99)}:
        try:
            decide(state, correction_of(segment))
        except (NoSuchSegment, SegmentReplaced):
            continue
        raise AssertionError("a segment that nobody sees was corrected")
