"""People correct, review and look under masks, over HTTP: two at once, roles, keys, versions."""

from datetime import timedelta
from uuid import UUID

import pytest

from coordination.log.stream import load
from tests.conftest import Clock
from tests.http.client import Answer, Script, slug
from tests.people.accounts import person
from tests.transcription.transcripts.calls import agreed
from tests.transcription.transcripts.heard import MASK, completed, heard, masked, segment_id
from transcription.transcripts.appending import append_segments, transcript_of

pytestmark = pytest.mark.django_db

SAID = heard("I take met forming every day")
FIX = {"segment": str(segment_id(0)), "first": 2, "last": 3, "text": "metformin"}


@pytest.fixture
def call() -> UUID:
    call = agreed()
    append_segments(call, [SAID, heard("thank you", 65)])
    return call


def by(role: str, name: str = "") -> Script:
    return Script(person(role, name))


def correct(script: Script, call: UUID, body: object = FIX, if_match: int | None = 2) -> Answer:
    return script.post(f"calls/{call}/transcript/correct", body, if_match=if_match)


def review(script: Script, call: UUID, start: float, end: float, if_match: int) -> Answer:
    return script.post(f"calls/{call}/transcript/review", {"start": start, "end": end}, if_match=if_match)


def types_of(call: UUID) -> list[str]:
    return [one.type for one in load(transcript_of(call)).logged]


def test_a_corrected_word_is_shown_with_what_was_heard_and_by_whom(call: UUID) -> None:
    answer = correct(by("nurse", "Noor Haddad"), call)
    assert answer.status_code == 200, answer.content
    assert (answer["ETag"], answer["Ringback-Version"]) == ('"3"', f"transcript/{call}@3")
    segment = answer.json()["segments"][0]
    assert (segment["text"], segment["heard"]) == (
        "I take metformin every day",
        "I take met forming every day",
    )
    (made,) = segment["corrections"]
    assert (made["by"], made["first"], made["last"], made["before"], made["after"]) == (
        "Noor Haddad",
        2,
        3,
        "met forming",
        "metformin",
    )


def test_the_same_key_corrects_once(call: UUID) -> None:
    nurse = by("nurse")
    address = f"calls/{call}/transcript/correct"
    first = nurse.post(address, FIX, key="k1", if_match=2)
    again = nurse.post(address, FIX, key="k1", if_match=2)
    assert first.content == again.content
    assert types_of(call).count("transcript.segment_corrected") == 1
    assert slug(nurse.post(address, {**FIX, "text": "met"}, key="k1", if_match=2)) == "key-reused"


def test_the_second_of_two_reads_who_corrected_which_words_when(call: UUID, clock: Clock) -> None:
    assert correct(by("nurse", "Noor Haddad"), call).status_code == 200
    clock.advance(timedelta(seconds=12))
    lost = correct(by("front_desk", "Ben Osei"), call, {**FIX, "text": "my forming"})
    assert (lost.status_code, slug(lost)) == (412, "stale-version")
    assert lost.json()["detail"] == "Noor Haddad corrected words 3 to 4 at 0:00 to 0:03 12 s ago."
    (since,) = lost.json()["since"]
    assert (since["actor"], since["summary"]) == (
        "Noor Haddad",
        "corrected words 3 to 4 at 0:00 to 0:03",
    )
    assert "metformin" not in lost.content.decode()
    assert correct(by("front_desk"), call, {**FIX, "last": 2, "text": "metformin,"}, 3).status_code == 200


def test_s8_what_is_said_of_a_lost_race_holds_no_word(call: UUID) -> None:
    correct(by("nurse"), call)
    lost = correct(by("nurse"), call, {**FIX, "text": "insulin"})
    assert not any(word in lost.content.decode() for word in ("metformin", "insulin", "forming"))


def test_words_that_come_meanwhile_overtake_no_correction(call: UUID) -> None:
    append_segments(call, [heard("and one more", 70)])
    assert correct(by("nurse"), call, if_match=2).status_code == 200


def test_the_correction_of_another_segment_overtakes_nobody(call: UUID) -> None:
    other = {"segment": str(segment_id(65)), "first": 0, "last": 0, "text": "Thank"}
    assert correct(by("nurse"), call, other).status_code == 200
    assert correct(by("navigator"), call, if_match=2).status_code == 200


def test_a_later_pass_that_took_the_words_away_overtakes(call: UUID) -> None:
    append_segments(call, [heard("I take metformin", heard_in="post_call"), completed()])
    lost = correct(by("nurse"), call)
    assert (lost.status_code, slug(lost)) == (412, "stale-version")
    assert lost.json()["detail"].startswith("Ringback finished a later hearing of the call")
    again = correct(by("nurse"), call, if_match=4)
    assert (again.status_code, slug(again)) == (409, "segment-replaced")


def test_a_live_correction_stands_after_the_later_pass(call: UUID) -> None:
    correct(by("nurse"), call)
    better = heard("I take my for men every day", heard_in="post_call")
    thanks = heard("Thank you.", 65, heard_in="post_call")
    append_segments(call, [better, thanks, completed()])
    shown = by("nurse").get(f"calls/{call}/transcript").json()
    assert [one["text"] for one in shown["segments"]] == ["I take metformin every day", "Thank you."]
    assert (shown["state"], shown["model"]) == ("post_call", "base.en")


def test_what_is_needed_to_correct(call: UUID) -> None:
    nurse, address = by("nurse"), f"calls/{call}/transcript/correct"
    assert slug(nurse.post(address, FIX)) == "if-match-needed"
    assert slug(nurse.post(address, FIX, key=None, if_match=2)) == "idempotency-key-needed"
    assert nurse.post(address, {**FIX, "first": -1}, if_match=2).status_code == 422
    assert slug(correct(nurse, call, {**FIX, "last": 60})) == "no-such-words"
    assert slug(correct(nurse, call, {**FIX, "segment": str(MASK)})) == "not-found"
    assert slug(correct(nurse, call, if_match=99)) == "stale-version"
    assert types_of(call) == ["transcript.segment_recorded"] * 2


@pytest.mark.parametrize(
    "typed", ["4111 1111 1111 1111", "4111111111111111", "card four one one one " + "one " * 12]
)
def test_a_cards_number_is_not_typed_in_either(call: UUID, typed: str) -> None:
    refused = correct(by("nurse"), call, {**FIX, "text": typed})
    assert (refused.status_code, slug(refused)) == (409, "digits-refused")
    assert "4111" not in refused.content.decode()
    assert types_of(call) == ["transcript.segment_recorded"] * 2


def test_a_dose_or_a_telephone_number_may_be_typed_in(call: UUID) -> None:
    assert correct(by("nurse"), call, {**FIX, "text": "metformin 500 mg"}).status_code == 200
    body = {"segment": str(segment_id(65)), "first": 0, "last": 1, "text": "call 202 555 0147"}
    assert correct(by("nurse"), call, body, 3).status_code == 200


def test_a_call_without_a_transcript_gets_none_by_a_correction() -> None:
    bare = agreed()
    assert correct(by("nurse"), bare, if_match=1).status_code == 404
    assert types_of(bare) == []


@pytest.mark.parametrize("verb", ["correct", "review", "lift_mask"])
@pytest.mark.parametrize("role", ["auditor", "manager", "administrator"])
def test_who_only_reads_changes_nothing(call: UUID, role: str, verb: str) -> None:
    assert by(role).post(f"calls/{call}/transcript/{verb}", {}, if_match=2).status_code == 403


def test_a_range_is_reviewed_and_its_corrections_do_not_undo_it(call: UUID) -> None:
    answer = review(by("supervisor", "Sue Park"), call, 0, 3, 2)
    assert answer.status_code == 200, answer.content
    (reviewed,) = answer.json()["reviewed"]
    assert (reviewed["start"], reviewed["end"], reviewed["by"]) == (0.0, 3.0, "Sue Park")


def test_who_reviews_has_seen_the_words_as_they_are(call: UUID) -> None:
    correct(by("nurse", "Noor Haddad"), call)
    lost = review(by("front_desk"), call, 0, 3, 2)
    assert (lost.status_code, slug(lost)) == (412, "stale-version")
    assert lost.json()["detail"].startswith("Noor Haddad corrected words 3 to 4 at 0:00 to 0:03 ")
    assert review(by("front_desk"), call, 60, 70, 2).status_code == 200
    append_segments(call, [heard("one more thing", 67)])
    assert slug(review(by("front_desk"), call, 60, 69, 4)) == "stale-version"
    assert slug(review(by("front_desk"), call, 200, 210, 5)) == "nothing-there"


def test_a_review_does_not_vouch_for_the_words_of_a_later_pass(call: UUID) -> None:
    review(by("nurse"), call, 0, 3, 2)
    append_segments(call, [heard("I take metformin", heard_in="post_call"), completed()])
    assert by("nurse").get(f"calls/{call}/transcript").json()["reviewed"] == []
    assert slug(review(by("nurse"), call, 0, 1, 3)) == "stale-version"


def lift(script: Script, call: UUID, reason: str = "to find the chart") -> Answer:
    return script.post(f"calls/{call}/transcript/lift_mask", {"mask": str(MASK), "reason": reason})


def test_a_social_security_number_is_shown_to_the_one_who_says_why(call: UUID) -> None:
    append_segments(call, [masked()])
    answer = lift(by("nurse"), call)
    assert answer.json() == {"mask": str(MASK), "kind": "social_security", "text": "078 05 1120"}
    assert types_of(call)[-1] == "transcript.mask_lifted"
    assert "078" not in by("supervisor").get(f"calls/{call}/transcript").content.decode()
    assert lift(by("supervisor"), call).status_code == 200
    assert types_of(call).count("transcript.mask_lifted") == 2


def test_a_card_number_is_never_shown_again(call: UUID) -> None:
    append_segments(call, [masked("card")])
    assert slug(lift(by("nurse"), call)) == "not-liftable"


def test_a_mask_is_lifted_by_a_nurse_or_a_supervisor_with_a_reason(call: UUID) -> None:
    append_segments(call, [masked()])
    assert lift(by("front_desk"), call).status_code == 403
    assert lift(by("navigator"), call).status_code == 403
    assert lift(by("nurse"), call, "").status_code == 422
    assert slug(lift(by("nurse"), call, "   ")) == "reason-needed"
    assert "transcript.mask_lifted" not in types_of(call)
