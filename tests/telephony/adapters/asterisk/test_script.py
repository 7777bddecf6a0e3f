"""What a caller hears before people answer, stage by stage."""

import pytest

from coordination.policy.published import policy
from telephony.adapters.asterisk.script import ACTS, ASKED, NEXT, Heard, Leave, Say, Stage, after, at, key_of


def path(*heard: Heard, begin: Stage = "emergency") -> list[Stage]:
    stages = [begin]
    for one in heard:
        stages.append(after(stages[-1], one))
    return stages


def test_the_emergency_sentence_comes_first() -> None:
    assert at("emergency") == Say(prompt="emergency", purpose="emergency")
    assert path("spoken", "spoken", "spoken", "spoken", "yes_key", "spoken") == [
        "emergency",
        "languages",
        "notice",
        "question",
        "waiting",
        "yes",
        "connected",
    ]
    assert at("connected") == Leave(to="people")


def test_s3_a_yes_before_the_notice_was_heard_is_none() -> None:
    heard = path("yes_key", "spoken", "yes_key", "spoken", "yes_key")
    assert heard == ["emergency", "emergency", "languages", "languages", "notice", "notice"]


def test_s3_without_the_notice_nobody_is_asked() -> None:
    assert path("spoken", "spoken", "unspoken") == ["emergency", "languages", "notice", "connecting"]
    assert path("spoken", "spoken", "spoken", "unspoken")[-1] == "connecting"


def test_silence_is_a_no() -> None:
    assert path("spoken", "nothing", "spoken", begin="question")[-2:] == ["silence", "connected"]


@pytest.mark.parametrize("stage", [*ASKED, "yes"])
def test_s13_a_no_counts_at_any_moment(stage: Stage) -> None:
    assert after(stage, "no_key") == "no"


@pytest.mark.parametrize("stage", ASKED)
def test_another_language_begins_with_the_emergency_sentence(stage: Stage) -> None:
    assert path("language_key", "spoken", "spoken", begin=stage)[1:] == ["chosen", "notice", "question"]
    assert at("chosen") == at("emergency")
    assert key_of(stage, "9", {"9": "es"}) == "language_key"


def test_a_key_of_no_language_is_still_a_no() -> None:
    assert key_of("question", "9", {"8": "es"}) == "no_key"
    assert key_of("greeting", "9", {"9": "es"}) is None


@pytest.mark.parametrize("stage", ASKED)
def test_one_key_skips_all_of_it(stage: Stage) -> None:
    assert path("emergency_key", "spoken", "spoken", begin=stage)[1:] == ["urgent", "connecting", "connected"]


def test_a_voicemail_opens_with_the_greeting_that_is_the_notice() -> None:
    assert path("spoken", "left", "spoken", begin="greeting") == ["greeting", "message", "thanks", "over"]
    assert path("unspoken", begin="greeting")[-1] == "fallback"
    assert path("spoken", "no_key", begin="greeting")[-1] == "fallback"


@pytest.mark.parametrize("stage", ["emergency", "question", "waiting"])
@pytest.mark.parametrize("digit", "23456789*#")
def test_whatever_is_not_clearly_a_yes_is_a_no(stage: Stage, digit: str) -> None:
    assert key_of(stage, digit) == "no_key"


def test_in_a_voicemail_only_the_key_of_no_is_a_no() -> None:
    assert (key_of("message", "#"), key_of("message", "2")) == (None, "no_key")


def test_s12_from_everywhere_there_is_a_way_to_the_end() -> None:
    """No stage keeps a caller: whatever is heard, some chain of the script's own ends leads on."""
    for stage in ACTS:
        here, steps = stage, 0
        while not isinstance(at(here), Leave):
            ways = {now for (before, heard), now in NEXT.items() if before == here}
            assert ways - {here}, here
            heard: Heard = "nothing" if here == "waiting" else "not_left" if here == "message" else "unspoken"
            here, steps = after(here, heard), steps + 1
            assert steps < 10


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_prompt_is_published(language: str) -> None:
    for act in ACTS.values():
        if isinstance(act, Say):
            assert policy().prompt(act.prompt, language).language == language


@pytest.mark.parametrize("heard", ["spoken", "unspoken", "no_key", "emergency_key"])
def test_whose_words_cannot_wait_hears_the_emergency_sentence_and_goes_on_to_people(heard: Heard) -> None:
    assert at("unanswered") == Say(prompt="emergency", purpose="emergency")
    assert at(after("unanswered", heard)) == Leave(to="fallback")
