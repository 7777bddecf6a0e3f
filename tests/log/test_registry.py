"""What may be registered, and under which name."""

import pytest

from coordination.log.decider import Decider, register_decider
from coordination.log.event import FORGOTTEN, REGISTRY, Content, Event, Forgotten, event, wire_type
from coordination.log.projection import Projection
from coordination.log.reactor import reactor
from tests.log.letters.alarms import LETTER
from tests.log.letters.events import LetterNoted, LetterPosted, Words
from tests.log.letters.models import LetterRow
from tests.log.letters.projections import letters


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("LetterPosted", "letter.posted"),
        ("FollowupAttemptRecorded", "followup.attempt_recorded"),
        ("CallIvrSelected", "call.ivr_selected"),
    ],
)
def test_the_wire_type_is_the_class_name(name: str, type_: str) -> None:
    assert wire_type(name) == type_


def test_the_schema_is_one_more_than_the_upcasters() -> None:
    assert (REGISTRY["letter.posted"].schema, REGISTRY["letter.stamped"].schema) == (1, 2)


def test_a_type_is_registered_once() -> None:
    with pytest.raises(TypeError, match=r"letter\.posted is registered twice"):
        event()(type("LetterPosted", (Event,), {}, frozen=True))


def test_content_is_declared_in_the_class_and_in_the_decorator() -> None:
    class LetterGuessed(Event, frozen=True, kw_only=True):
        content: Words | Forgotten = FORGOTTEN

    with pytest.raises(TypeError, match="go together"):
        event()(LetterGuessed)
    with pytest.raises(TypeError, match="go together"):
        event(content=Words)


def test_facts_are_frozen_named_and_nothing_else() -> None:
    posted = LetterPosted(to="Ana")
    with pytest.raises(AttributeError):
        posted.to = "Noor"  # type: ignore[misc]
    with pytest.raises(TypeError):
        LetterPosted("Ana")  # type: ignore[call-arg]


def test_no_event_of_the_house_may_carry_a_field_that_it_does_not_name() -> None:
    for known in REGISTRY.values():
        assert known.cls.__struct_config__.forbid_unknown_fields, known.type
        assert known.cls.__struct_config__.frozen, known.type
        assert known.content is None or issubclass(known.content, Content)


def test_nothing_stands_for_what_was_forgotten() -> None:
    assert not FORGOTTEN
    assert LetterNoted(page=1).content is FORGOTTEN


def test_names_of_consumers_and_rules_are_taken_once() -> None:
    with pytest.raises(TypeError, match="projection letters is registered twice"):
        Projection("letters", LetterRow, kinds=("letter",))
    with pytest.raises(TypeError, match="letters handles LetterPosted twice"):
        letters.on(LetterPosted)(lambda row, event, at: None)
    with pytest.raises(TypeError, match="reactor press_postmarks is registered twice"):
        reactor("press_postmarks", kinds=("letter",))(lambda cause: [])
    other: Decider[int] = Decider(kind="letter", initial=0, evolve=lambda s, e: s, decide=lambda s, c: [])
    with pytest.raises(TypeError, match="have a decider already"):
        register_decider(other)
    assert register_decider(LETTER) is LETTER


def test_alarms_come_with_their_command() -> None:
    half: Decider[int] = Decider(
        kind="half", initial=0, evolve=lambda s, e: s, decide=lambda s, c: [], alarms=lambda s: {}
    )
    with pytest.raises(TypeError, match="go together"):
        register_decider(half)
