"""`manage.py route_text`: a line in, a line of JSON out, in order, without a setting or a database."""

import json
import os
import subprocess
import sys

import pytest

from coordination.policy.published import load_policy
from coordination.routing.management.commands.route_text import lines, rules_of
from coordination.routing.text import Line
from coordination.routing.text import routed as routed_line
from tests.policy.shipped import SHIPPED

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


@pytest.mark.parametrize(
    "odd", ["{laughs} I have chest pain", '{"words": "I have chest pain"}', '{"text": 7} I have chest pain']
)
def test_s11_a_line_that_begins_as_an_object_and_is_none_is_text_and_ends_nothing(odd: str) -> None:
    (first, second), warned = said(odd, "I have chest pain")
    assert [(one.text, one.channel) for one in (first, second)] == [
        (odd, "caller"),
        ("I have chest pain", "caller"),
    ]
    (warning,) = warned
    assert warning.startswith("line 1: read as plain text")


def test_a_channel_that_is_null_is_the_callers() -> None:
    (line,), warned = said('{"text": "hello", "channel": null}')
    assert (line.text, line.channel, warned) == ("hello", "caller", [])


def test_letters_that_are_no_utf_8_are_said() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "route_text"],
        input="\ufeffme duele el pecho\n".encode() + "me duele el coraz\xf3n\n".encode("latin-1"),
        capture_output=True,
        timeout=100,
        check=True,
    )
    first, _ = map(json.loads, done.stdout.decode().splitlines())
    assert [(one["family"], one["tier"]) for one in first["triggers"]] == [("chest_pain", "now")]
    assert b"line 2: not all of it is UTF-8" in done.stderr


def test_what_is_said_in_the_middle_of_a_long_line_is_found_and_found_once() -> None:
    rules = rules_of(load_policy(SHIPPED))
    much = "and then we talked about the garden for a while " * 30
    found = routed_line(Line(text=f"{much} I have chest pain right now {much}"), rules)
    assert [(one.family, one.tier) for one in found.triggers] == [("chest_pain", "now")]


def said(*texts: str) -> tuple[list[Line], list[str]]:
    """The lines as they are read, and what was warned of."""
    warned: list[str] = []
    return list(lines(texts, warned.append)), warned
