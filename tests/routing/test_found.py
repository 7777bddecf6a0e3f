"""What was found becomes a fact once, and stays one (S10)."""

from coordination.log.event import Event
from coordination.routing.commands import Classify, RecordFound
from coordination.routing.events import (
    Quote,
    RoutingCueVoted,
    RoutingReasonCorrected,
    RoutingTriggerMissed,
)
from coordination.routing.refusals import FoundAlready, NoSuchCue, NoSuchFamily, NoSuchReason
from tests.routing.sentences import (
    NURSE,
    SEGMENT,
    barrier,
    correct,
    cue,
    given,
    id_of,
    missed,
    reason,
    trigger,
    vote,
)

CHEST = trigger("chest_pain")


def record(*found: Event) -> RecordFound:
    return RecordFound(found=found)  # type: ignore[arg-type] # the tests give what a machine finds


def test_what_was_found_becomes_a_fact() -> None:
    given().when(record(CHEST, cue(), barrier())).then(CHEST, cue(), barrier())


def test_the_same_again_is_no_news() -> None:
    given(CHEST, cue(), barrier()).when(record(CHEST, cue(), barrier())).nothing_happens()
    given().when(record(CHEST, CHEST)).then(CHEST)


def test_the_pass_after_the_call_hears_the_same_words_a_second_later() -> None:
    later = trigger("chest_pain", start=12.9, heard_in="post_call")
    given(CHEST).when(record(later)).nothing_happens()


def test_words_three_seconds_further_on_are_others() -> None:
    further = trigger("chest_pain", start=13.1)
    given(CHEST).when(record(further)).then(further)


def test_another_family_in_the_same_words_is_found_too() -> None:
    other = trigger("medication_reaction")
    given(CHEST).when(record(other)).then(other)


def test_s10_what_was_taken_for_a_denial_and_is_heard_as_one_no_more_becomes_a_fact() -> None:
    denied, affirmed = trigger("chest_pain", "review"), trigger("chest_pain", start=10.4)
    given(denied).when(record(affirmed)).then(affirmed)


def test_s10_a_looser_hearing_of_the_same_words_changes_nothing() -> None:
    given(CHEST).when(record(trigger("chest_pain", "review", start=10.4))).nothing_happens()


def test_a_person_marks_what_was_missed() -> None:
    given().when(missed("bleeding")).then(
        RoutingTriggerMissed(
            trigger=id_of("missed", "bleeding", "now", 10.0),
            family="bleeding",
            tier="now",
            segment=SEGMENT,
            first=3,
            last=5,
            start=10.0,
            end=11.0,
            by=NURSE["by"],
            content=Quote(text="words of nobody"),
        )
    )


def test_the_same_mark_again_is_no_news() -> None:
    once = given().when(missed("bleeding")).events()
    given(*once).when(missed("bleeding")).nothing_happens()


def test_refuses_to_mark_as_missed_what_was_found() -> None:
    given(CHEST).when(missed("chest_pain")).refuses(FoundAlready)
    given(CHEST).when(missed("chest_pain", "review")).refuses(FoundAlready)


def test_s10_a_person_marks_as_urgent_what_was_only_to_be_looked_at() -> None:
    denied = trigger("chest_pain", "review")
    (marked,) = given(denied).when(missed("chest_pain")).events()
    assert isinstance(marked, RoutingTriggerMissed)
    assert marked.tier == "now"


def test_refuses_to_mark_a_family_that_the_map_does_not_have() -> None:
    given().when(missed("astrology")).refuses(NoSuchFamily)


def test_a_reason_a_little_surer_is_no_news() -> None:
    given(reason("refill", 0.90)).when(Classify(classified=reason("refill", 0.94))).nothing_happens()
    surer = reason("refill", 0.97)
    given(reason("refill", 0.90)).when(Classify(classified=surer)).then(surer)


def test_a_corrected_reason_stands() -> None:
    corrected = RoutingReasonCorrected(reason="billing", before="refill", by=NURSE["by"])
    given(reason("refill")).when(correct("billing")).then(corrected)
    given(reason("refill"), corrected).when(Classify(classified=reason("symptom"))).nothing_happens()
    given(reason("refill"), corrected).when(correct("billing")).nothing_happens()


def test_refuses_a_reason_without_a_rule() -> None:
    given().when(correct("astrology")).refuses(NoSuchReason)


def test_a_reason_nobody_classified_can_be_said() -> None:
    given().when(correct("records")).then(RoutingReasonCorrected(reason="records", before="", by=NURSE["by"]))


def test_a_cue_is_voted_on_once_a_person_and_she_may_change_her_mind() -> None:
    useful = RoutingCueVoted(cue=cue().cue, useful=True, by=NURSE["by"])
    given(cue()).when(vote(cue(), useful=True)).then(useful)
    given(cue(), useful).when(vote(cue(), useful=True)).nothing_happens()
    changed = RoutingCueVoted(cue=cue().cue, useful=False, by=NURSE["by"])
    given(cue(), useful).when(vote(cue(), useful=False)).then(changed)


def test_refuses_a_vote_on_a_cue_that_was_not_found() -> None:
    given().when(vote(cue(), useful=True)).refuses(NoSuchCue)
