"""The language of a call: from the menu, else from the notice; never guessed."""

from datetime import UTC, datetime, timedelta

import pytest

from telephony.calls.events import CallFact, CallIvrSelected, CallScriptSpoken, ScriptPurpose
from telephony.calls.state import call_of
from transcription.passes.language import decodes, language_of

T0 = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
ENGLISH_ONLY = frozenset({"en"})


def played(language: str, after: int = 0, purpose: ScriptPurpose = "notice") -> CallFact:
    return CallScriptSpoken(
        at=T0 + timedelta(seconds=after),
        script=purpose,
        version=f"{purpose}.{language}.1",
        purpose=purpose,
        language=language,
        by="phone:tests",
    )


def chose(choice: str, after: int, menu: str = "language") -> CallFact:
    return CallIvrSelected(at=T0 + timedelta(seconds=after), menu=menu, choice=choice)


@pytest.mark.parametrize(
    ("facts", "language"),
    [
        ([played("en")], "en"),
        ([played("en-US")], "en"),
        ([played("es")], "es"),
        ([played("en"), chose("es", 4)], "es"),
        ([chose("en", 2), chose("es", 4)], "es"),
        ([played("en"), chose("2", 4)], "en"),
        ([played("en"), chose("es", 4, menu="main")], "en"),
        ([played("en"), played("es", 5)], None),
        ([played("es"), played("es", 5)], "es"),
        ([played("en", purpose="emergency")], None),
        ([], None),
    ],
)
def test_the_menu_wins_over_the_notice_and_two_notices_say_nothing(
    facts: list[CallFact], language: str | None
) -> None:
    assert language_of(call_of(facts)) == language


def test_an_english_only_engine_gets_only_what_is_known_to_be_english() -> None:
    assert [decodes(ENGLISH_ONLY, one) for one in ("en", "es", None)] == [True, False, False]


def test_a_multilingual_engine_gets_what_is_known_to_be_anything() -> None:
    assert [decodes(None, one) for one in ("en", "es", None)] == [True, True, False]
