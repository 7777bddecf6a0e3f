"""A hundred answers and more, in English and Spanish: unclear is no, and not one false yes (S3)."""

from pathlib import Path

import pytest
import yaml

from telephony.doors.twilio.words import answer_of

SAID: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("spoken_answers.yaml").read_text(encoding="utf-8")
)


def test_there_are_more_than_a_hundred() -> None:
    assert {kind: len(said) for kind, said in SAID.items()} == {"yes": 36, "no": 32, "unclear": 44}


@pytest.mark.parametrize("speech", SAID["yes"])
def test_a_clear_yes_is_a_yes(speech: str) -> None:
    assert answer_of("", speech) == "yes"


@pytest.mark.parametrize("speech", SAID["no"])
def test_s13_a_no_is_a_no(speech: str) -> None:
    assert answer_of("", speech) == "no"


@pytest.mark.parametrize("speech", SAID["unclear"])
def test_s3_what_is_unclear_is_a_no(speech: str) -> None:
    assert answer_of("", speech) == "no"
