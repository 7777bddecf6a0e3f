"""What the shipped policy makes of words, category by category, by day and by night."""

from datetime import UTC, datetime
from itertools import product

import pytest
from msgspec.structs import replace

from coordination.escalations.commands import Raise
from coordination.escalations.decisions import decide
from coordination.escalations.events import EscalationRaised
from coordination.escalations.moment import Moment
from coordination.escalations.raising import raise_for
from coordination.escalations.state import EMPTY
from coordination.policy.handoff_map_checks import FAMILIES
from coordination.policy.published import shipped
from telephony.calls.state import NOTHING
from tests.escalations.people import CALL, WORDS

WHEN = {
    "open": datetime(2026, 11, 23, 17, 0, tzinfo=UTC),
    "night": datetime(2026, 11, 24, 8, 0, tzinfo=UTC),
    "weekend": datetime(2026, 11, 21, 17, 0, tzinfo=UTC),
    "holiday": datetime(2026, 11, 26, 17, 0, tzinfo=UTC),  # Thanksgiving Day
    "clock goes ahead": datetime(2026, 3, 8, 6, 59, 30, tzinfo=UTC),
    "clock goes back": datetime(2026, 11, 1, 5, 59, 30, tzinfo=UTC),
}


def asked(category: str, when: str, language: str = "en") -> Raise:
    at = Moment(now=WHEN[when], hours=shipped().hours)
    words = replace(WORDS, family=category)
    return raise_for(CALL, NOTHING, category, words, mode="live", language=language, at=at)


@pytest.mark.parametrize(("category", "when"), list(product(FAMILIES, WHEN)))
def test_s6_every_category_has_an_owner_another_as_backup_and_a_ladder_at_every_hour(
    category: str, when: str
) -> None:
    command = asked(category, when)
    (raised, *_) = decide(EMPTY, command)
    assert isinstance(raised, EscalationRaised)
    assert raised.duty in shipped().duties
    assert raised.backup_duty in shipped().duties
    assert raised.duty != raised.backup_duty
    steps = raised.ladder.steps
    assert [steps[0].step, steps[0].duty] == ["owner", raised.duty]
    assert [steps[1].step, steps[1].duty] == ["backup", raised.backup_duty]
    assert raised.until > WHEN[when]
    if raised.urgency == "emergency":
        assert [one.step for one in steps] == ["owner", "backup", "on_call", "supervisor"]
        assert [one.seconds for one in steps] == [60, 60, 60, 60]
        assert any(one.by_phone for one in steps)
    else:
        assert not any(one.by_phone for one in steps)


@pytest.mark.parametrize("category", FAMILIES)
def test_every_category_has_its_script_in_both_languages(category: str) -> None:
    english, spanish = asked(category, "open"), asked(category, "open", "es")
    assert english.script == spanish.script
    assert (english.language, spanish.language) == ("en", "es")


def test_at_night_chest_pain_is_the_on_calls_and_her_telephone_rings_first() -> None:
    steps = asked("chest_pain", "night").ladder.steps
    assert [(one.duty, one.by_phone) for one in steps] == [
        ("on_call_clinician", True),
        ("supervisor", False),
        ("on_call_clinician", True),
        ("supervisor", False),
    ]


def test_a_question_for_a_nurse_at_night_is_the_supervisors_with_the_nurse_behind_her() -> None:
    command = asked("diagnosis_question", "night")
    assert (command.duty, command.backup_duty, command.clinical) == ("supervisor", "nurse", True)


def test_words_in_a_language_without_a_script_are_answered_in_the_clinics_own() -> None:
    assert asked("chest_pain", "open", "fr").language == "en"
