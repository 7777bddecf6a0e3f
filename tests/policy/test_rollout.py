"""How far things have come, by queue and capability."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coordination.policy.errors import PolicyError
from coordination.policy.published import load_policy, policy_of
from coordination.policy.reading import files_of, parsed, typed
from coordination.policy.rollout import CAPABILITIES, RolloutFile, refuse_acting, rollout_of
from tests.policy.shipped import SHIPPED

SHIPPED_FILES = files_of(SHIPPED)
MARKED = "source: a test, clinic must decide: yes"


def files_with(old: str, new: str) -> Mapping[str, bytes]:
    text = SHIPPED_FILES["rollout.yaml"].decode()
    assert old in text
    return {**SHIPPED_FILES, "rollout.yaml": text.replace(old, new, 1).encode()}


def test_everything_ships_as_assist_and_nothing_acts_by_telephone() -> None:
    rollout = load_policy(SHIPPED).rollout
    assert {rollout.mode(one, "nurse") for one in CAPABILITIES} == {"assist"}
    assert rollout.acting() == frozenset()
    assert not rollout.acts("telephone")
    assert rollout.shows("triggers")
    assert rollout.computes("triggers")


def test_a_queue_may_differ_from_everywhere_in_one_thing() -> None:
    rollout = policy_of(
        files_with("queues: {}", f"queues: {{billing: {{cues: {{value: off, {MARKED}}}}}}}")
    ).rollout
    assert (rollout.mode("cues", "billing"), rollout.mode("cues", "nurse")) == ("off", "assist")
    assert rollout.mode("triggers", "billing") == "assist"
    assert not rollout.computes("cues", "billing")


def test_shadow_is_computed_and_shown_to_nobody() -> None:
    rollout = policy_of(files_with("value: assist", "value: shadow")).rollout
    assert rollout.computes("triggers")
    assert not rollout.shows("triggers")
    assert not rollout.acts("triggers")


def test_on_acts_and_names_its_place() -> None:
    files = files_with("queues: {}", f"queues: {{nurse: {{telephone: {{value: on, {MARKED}}}}}}}")
    assert policy_of(files).rollout.acting() == {("nurse", "telephone")}


def test_on_and_off_are_words_in_every_file() -> None:
    files = {"a.yaml": b"a: on\nb: off\nc: yes\nd: false\n"}
    assert parsed(files, "a.yaml") == {"a": "on", "b": "off", "c": True, "d": False}


def test_a_file_never_lets_anything_act() -> None:
    files = files_with("value: assist", "value: on")
    assert rollout_of(typed(files, "rollout.yaml", RolloutFile)).acts("triggers")
    with pytest.raises(PolicyError, match=r"everywhere\.triggers: `on` is published"):
        refuse_acting(typed(files, "rollout.yaml", RolloutFile))


def test_a_clinic_cannot_start_with_on_in_its_folder(tmp_path: Path, settings: object) -> None:
    from coordination.policy import published

    for name, content in files_with("value: assist", "value: on").items():
        (tmp_path / name).write_bytes(content)
    settings.RINGBACK_POLICY = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(PolicyError, match="`on` is published"):
        published.shipped_files.__wrapped__()


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("value: assist", "value: maybe", "Invalid enum value 'maybe'"),
        (
            "queues: {}",
            f"queues: {{attic: {{cues: {{value: off, {MARKED}}}}}}}",
            "no queue is called `attic`",
        ),
        (
            "queues: {}",
            f"queues: {{nurse: {{humor: {{value: off, {MARKED}}}}}}}",
            "Invalid enum value 'humor'",
        ),
    ],
)
def test_refuses_a_rollout_that_makes_no_sense(old: str, new: str, sentence: str) -> None:
    with pytest.raises(PolicyError, match=sentence):
        policy_of(files_with(old, new))
