"""What keeps callers from care is proposed from their words."""

import json
from collections import Counter
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest
import yaml

from coordination.policy.barriers import KINDS
from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy
from coordination.routing.barriers.finding import barriers_in
from coordination.routing.ready import made_ready
from coordination.routing.triggers.heard import Heard, HeardWord
from tests.policy.shipped import SHIPPED, spoiled
from transcription.transcripts.events import Channel

HERE = Path(__file__).parent
LINES = cast(
    "dict[str, dict[str, list[str]]]", yaml.safe_load((HERE / "lines.yaml").read_text(encoding="utf-8"))
)
FAMILIES = made_ready(load_policy(SHIPPED).barriers)
SAID = [
    (kind, language, text)
    for language, kinds in LINES.items()
    for kind, texts in kinds.items()
    for text in texts
]


def said(text: str, language: str = "en", channel: Channel = "caller", start: float = 0.0) -> Heard:
    words = text.split()
    return Heard(
        segment=uuid4(),
        channel=channel,
        speaker="staff" if channel == "staff" else "caller",
        language=language,
        words=[
            HeardWord(word, start + number / 2, start + number / 2 + 0.5) for number, word in enumerate(words)
        ],
    )


def kinds_in(*heard: Heard) -> set[str]:
    return {one.family for one in barriers_in(heard, FAMILIES)}


def test_a_missing_ride_is_proposed_with_its_exact_words() -> None:
    (found,) = barriers_in([said("I missed my appointment because I couldn't find transportation")], FAMILIES)
    assert (found.family, found.words) == ("transport", "couldn't find transportation")


def test_nearly_every_line_of_the_list_is_found_under_its_kind() -> None:
    wanted = [(kind, language, text) for kind, language, text in SAID if kind != "none"]
    missed = [text for kind, language, text in wanted if kind not in kinds_in(said(text, language))]
    assert len(wanted) == 85
    assert len(missed) <= 4, missed


def test_what_is_no_barrier_proposes_none() -> None:
    for kind, language, text in SAID:
        if kind == "none":
            assert kinds_in(said(text, language)) == set(), text


def test_ordinary_calls_seldom_propose_one() -> None:
    """Lines that were written for the triggers, unseen by these words; most of the few are barriers."""
    folder = HERE.parent / "triggers" / "sets"
    proposed: Counter[str] = Counter()
    lines = 0
    for path in sorted(folder.glob("ordinary.*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            lines += 1
            for turn in case["turns"]:
                proposed.update(kinds_in(said(turn["text"], case["language"], turn["speaker"])))
    assert lines == 554
    assert sum(proposed.values()) <= 17, "three in a hundred"


@pytest.mark.parametrize(
    "text", ["I have a ride now", "I'm not afraid of the procedure", "what if I can't find a ride"]
)
def test_what_is_denied_or_supposed_is_no_barrier(text: str) -> None:
    assert kinds_in(said(text)) == set()


def test_a_question_and_the_callers_yes_count() -> None:
    asked = said("is it that you have no ride", channel="staff")
    assert kinds_in(asked) == set()
    assert kinds_in(asked, said("yes", start=5)) == {"transport"}


def test_a_phrase_that_two_segments_share_is_found_once() -> None:
    first, second = said("I couldn't find"), said("a ride that day", start=2)
    assert kinds_in(first) == set()
    assert kinds_in(first, second) == {"transport"}
    assert kinds_in(first, second, said("so I stayed home", start=5)) == set()


def test_every_kind_stands_in_every_language(tmp_path: Path) -> None:
    assert set(load_policy(SHIPPED).barriers.words["es"].families) == set(KINDS)
    with pytest.raises(PolicyError, match=r"barriers\.es\.yaml: families\.fear: is missing"):
        load_policy(spoiled(tmp_path, "barriers.es.yaml", "  fear:", "  fright:"))
