"""What a text means, where it can be shown other than as text."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from coordination.policy.published import policy_of
from coordination.publishing.differing import lines_between
from coordination.publishing.previewing import days_of, on_call_of, shifts_of
from tests.http.client import Script
from tests.policy.shipped import SHIPPED_FILES, changed

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
NAMES = {"dana": "Dana Whitlock, RN"}
ROSTER = (
    SHIPPED_FILES["roster.yaml"]
    .decode()
    .replace(
        "\nshifts: {}",
        '\nshifts: {nurse: [{days: [monday, thursday], from: "8:00", until: "17:30", people: [dana]}]}',
    )
    .replace(
        "turns: []",
        'turns: [{person: dana, number: "+12025550155"}, {person: priya, number: "+12025550156"}]',
    )
)
ROSTERED = policy_of({**SHIPPED_FILES, "roster.yaml": ROSTER.encode()})


def test_the_calendar_has_two_weeks_from_monday_without_the_holiday() -> None:
    shifts = shifts_of(ROSTERED, MONDAY, NAMES)
    assert [(one.day.isoformat(), one.start.hour, one.names) for one in shifts] == [
        ("2026-11-23", 13, ["Dana Whitlock, RN"]),  # Monday 8:00 in New York
        ("2026-11-30", 13, ["Dana Whitlock, RN"]),
        ("2026-12-03", 13, ["Dana Whitlock, RN"]),  # November 26 is Thanksgiving
    ]
    days = days_of(ROSTERED, MONDAY)
    assert (len(days), days[0].isoformat(), days[-1].isoformat()) == (14, "2026-11-23", "2026-12-06")


def test_the_on_call_is_told_by_whole_turns() -> None:
    turns = on_call_of(ROSTERED, MONDAY, NAMES)
    assert [(one.start.day, one.end.day, one.name, one.number) for one in turns] == [
        (23, 30, "Dana Whitlock, RN", "+12025550155"),
        (30, 7, "priya", "+12025550156"),
    ]


def test_lines_are_told_with_three_around_them() -> None:
    old = "\n".join(f"line {number}" for number in range(1, 11))
    told = lines_between(old, old.replace("line 5", "line five"))
    assert [(one.change, one.number, one.text) for one in told] == [
        ("same", 2, "line 2"),
        ("same", 3, "line 3"),
        ("same", 4, "line 4"),
        ("removed", 5, "line 5"),
        ("added", 5, "line five"),
        ("same", 6, "line 6"),
        ("same", 7, "line 7"),
        ("same", 8, "line 8"),
    ]
    assert lines_between(old, old) == []


@pytest.mark.django_db
def test_a_changed_prompt_comes_first_with_how_long_it_takes(as_role: Callable[..., Script]) -> None:
    words = changed(
        "prompts.en.yaml", "text: Thank you. This call is not recorded.", "text: Good.", after="  consent_no:"
    )["prompts.en.yaml"].decode()
    preview = as_role("manager").post("policy/prompts.en/preview", {"text": words}, key=None).json()
    first = preview["prompts"][0]
    assert (first["name"], first["text"]) == ("consent_no", "Good. I am connecting you to a person now.")
    assert first["before"] == "Thank you. This call is not recorded. I am connecting you to a person now."
    assert first["seconds"] == 3.6, "nine words at two and a half a second"
    assert len(preview["prompts"]) == preview["prompts"].index(preview["prompts"][-1]) + 1


@pytest.mark.django_db
def test_the_rollout_is_shown_by_capability(as_role: Callable[..., Script]) -> None:
    files = changed("rollout.yaml", "value: assist", "value: shadow", after="\n  cues:")
    text = files["rollout.yaml"].decode()
    preview = as_role("supervisor").post("policy/rollout/preview", {"text": text}, key=None).json()
    assert [(one["queue"], one["capability"], one["before"], one["mode"]) for one in preview["modes"]] == [
        (None, "triggers", "assist", "assist"),
        (None, "cues", "assist", "shadow"),
        (None, "reason", "assist", "assist"),
        (None, "routing", "assist", "assist"),
        (None, "telephone", "assist", "assist"),
    ]


@pytest.mark.django_db
def test_what_cannot_be_read_has_no_preview_but_its_problem(as_role: Callable[..., Script]) -> None:
    preview = as_role("manager").post("policy/rollout/preview", {"text": "everywhere: ["}, key=None).json()
    assert preview["modes"] == []
    assert preview["problems"][0].startswith("rollout.yaml, line ")
