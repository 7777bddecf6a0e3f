"""S4: words of danger are not taken for a desk's business, even where the trigger engine would miss them."""

import pytest

from coordination.routing.reasons.comparing import ASTRAY
from coordination.routing.reasons.names import CLINICAL, UNCLEAR
from coordination.routing.reasons.reason import reason_of
from tests.routing.reasons.models import LIMITS, shipped
from tests.routing.triggers.lines import lines

NOT_A_NURSES = {"complaint", "consent_dispute", "legal", "critical_result", "harm_to_others", "abuse"}
SETS = ("held_out.en", "held_out.es", "development.en", "development.es")


def test_s4_words_of_danger_are_not_taken_for_a_desks_business(capsys: pytest.CaptureFixture[str]) -> None:
    said = [
        " ".join(turn.text for turn in one.turns if turn.speaker != "staff")
        for name in SETS
        for one in lines(name)
        if one.tier == "now" and one.family not in NOT_A_NURSES
    ]
    reasons = [reason_of(text, (), (), shipped(), LIMITS).reason for text in said]
    astray = [reason for reason in reasons if reason not in {*CLINICAL, UNCLEAR}]
    with capsys.disabled():
        print(f"\n{len(astray)} of {len(said)} lines of danger taken for a desk's business")
    assert len(said) == 627
    assert len(astray) / len(said) <= ASTRAY
