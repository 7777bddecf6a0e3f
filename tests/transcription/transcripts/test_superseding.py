"""Which words are shown when several passes heard the same call."""

from coordination.log.event import Event
from tests.log.sentences import decider
from tests.transcription.transcripts.heard import completed, corrected, heard, unheard
from transcription.transcripts.decisions import TRANSCRIPT
from transcription.transcripts.state import Transcript
from transcription.transcripts.superseding import gaps_shown, shown, shown_pass

LIVE = heard("I take met forming every day")
LIVE_NEXT = heard("that is all", 10)
FIXED = corrected("met forming", "metformin", 2, edits=2)
BETTER = heard("I take met for men every day", heard_in="post_call")
BETTER_NEXT = heard("that's all", 10, heard_in="post_call")


def after(*events: Event) -> Transcript:
    return decider(TRANSCRIPT).given(*events).state()


def texts(*events: Event) -> list[str]:
    return [one.text for one in shown(after(*events))]


def test_live_words_show_while_the_later_pass_is_on_its_way() -> None:
    assert texts(LIVE, LIVE_NEXT, BETTER) == ["I take met forming every day", "that is all"]
    assert shown_pass(after(LIVE, BETTER)) == "live"


def test_a_completed_later_pass_takes_the_place_of_the_live_words() -> None:
    assert texts(LIVE, LIVE_NEXT, BETTER, BETTER_NEXT, completed()) == [
        "I take met for men every day",
        "that's all",
    ]


def test_without_live_words_the_later_pass_shows_as_far_as_it_has_come() -> None:
    assert texts(BETTER) == ["I take met for men every day"]


def test_a_live_correction_survives_the_post_call_pass() -> None:
    events = (LIVE, LIVE_NEXT, FIXED, BETTER, BETTER_NEXT, completed())
    assert texts(*events) == ["I take metformin every day", "that's all"]


def test_words_of_another_channel_do_not_lie_under_a_correction() -> None:
    staff = heard("how much of it", 0, heard_in="post_call", channel="staff")
    assert texts(LIVE, FIXED, BETTER, staff, completed()) == ["I take metformin every day", "how much of it"]


def test_words_that_only_reach_into_a_corrected_segment_are_shown() -> None:
    # From 2.5 s to 5.5 s: its middle, 4.0 s, lies past the corrected segment's end at 3.0 s.
    reaching = heard("every day and it is fine", 2.5, heard_in="post_call")
    assert texts(LIVE, FIXED, reaching, completed()) == [
        "I take metformin every day",
        "every day and it is fine",
    ]


def test_the_newest_completed_pass_shows_and_a_corrected_word_of_the_one_before_stays() -> None:
    fixed = corrected("men", "min", 4, edits=1, heard_in="post_call")
    newest = heard("I take metformin", heard_in="post_call", settings="newer")
    rest = heard("that is all, thanks", 10, heard_in="post_call", settings="newer")
    events = (BETTER, BETTER_NEXT, completed(), fixed, newest, rest, completed(settings="newer"))
    assert texts(*events) == ["I take met for min every day", "that is all, thanks"]


def test_s11_what_was_not_heard_is_shown_with_the_pass_that_did_not_hear_it() -> None:
    live, later = unheard(20, 25), unheard(40, 43, heard_in="post_call", why="engine_failed")
    assert gaps_shown(after(LIVE, live)) == [live]
    assert gaps_shown(after(LIVE, live, BETTER, later)) == [live]
    assert gaps_shown(after(LIVE, live, BETTER, later, completed())) == [later]
    again = (LIVE, live, BETTER, later, completed(), completed(settings="newer"))
    assert gaps_shown(after(*again)) == []


def test_s11_what_was_given_up_shows_until_it_was_heard_after_all() -> None:
    given_up = unheard(0, 60, heard_in="post_call", why="engine_failed", given_up=True)
    broken = unheard(40, 43, heard_in="post_call", why="engine_failed")
    assert gaps_shown(after(given_up)) == [given_up]
    assert gaps_shown(after(given_up, BETTER)) == [given_up]
    assert gaps_shown(after(given_up, BETTER, broken, completed())) == [broken]


def test_s11_a_call_of_which_nothing_was_heard_shows_why() -> None:
    spanish = unheard(0, 60, heard_in="post_call", why="language")
    assert gaps_shown(after(spanish)) == [spanish]
    assert shown(after(spanish)) == []
