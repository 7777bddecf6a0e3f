"""`manage.py route_text`: a line in, a line of JSON out, in order, without a setting or a database."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

LINES = [
    "I started having chest tightness after my new medication",
    '{"channel": "staff", "text": "Do you have chest pain?"}',
    "I don't have any chest pain",
    "",
    "me duele mucho el pecho",
    "I missed my appointment because I could not find transportation",
    '{"channel": "caller", "text": "I have a question about a charge on my bill", "id": 7}',
    "this is the third time I call, nobody ever calls me back",
    "no le oigo bien, se corta mucho",
]


def routed(*lines: str) -> subprocess.CompletedProcess[str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("RINGBACK_")}
    return subprocess.run(
        [sys.executable, "manage.py", "route_text"],
        input="\n".join(lines) + "\n",
        env=known,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_each_line_has_its_answer_in_order() -> None:
    done = routed(*LINES)
    assert done.returncode == 0, done.stderr
    tight, asked, denied, nothing, pecho, ride, bill, third, corta = map(json.loads, done.stdout.splitlines())
    assert tight["triggers"][0] == {
        "family": "chest_pain",
        "words": "chest tightness",
        "tier": "now",
        "why": "affirmed",
    }
    assert tight["lane"] == "human_only"
    assert asked["triggers"] == []
    assert denied["triggers"] == [
        {"family": "chest_pain", "words": "chest pain", "tier": "review", "why": "denied"}
    ]
    assert (nothing["reason"], nothing["probability"], nothing["lane"]) == ("unclear", 0.0, "assisted")
    assert ("chest_pain", "now") in [(one["family"], one["tier"]) for one in pecho["triggers"]]
    assert ride["triggers"] == []
    assert bill["reason"] == "billing"
    assert [one["cues"] for one in (bill, third, corta)] == [[], ["repeated_contact"], ["cannot_hear"]]
    assert set(bill) == {"triggers", "reason", "probability", "cues", "lane"}


def test_a_line_that_is_neither_is_refused_with_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO('hello\n{"words": "no text"}\n'))
    answers = io.StringIO()
    with pytest.raises(CommandError, match="line 2 is no line of text"):
        call_command("route_text", stdout=answers)
    assert len(answers.getvalue().splitlines()) == 1
