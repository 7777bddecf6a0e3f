"""What is wrong with a story is said so that the person who wrote it can repair it."""

from __future__ import annotations

from pathlib import Path

import pytest

from telephony.simulator.audio import length
from telephony.simulator.reading import ScriptProblem, read_script, read_scripts

CALLER = (
    'from: an invented caller, "+12025550103" to "...0108", "+12025550110" to "...0119", '
    '"+13015550100" to "...0199", or withheld'
)
COMPLETED = "ends: a call is completed when somebody answered or a voicemail was left, and only then"
STORY = """
story: Somebody calls.
via: signed
from: "+12025550115"
to: "+12025550100"
line: main
calls:
  - queue: {name: front_desk, waits: 5}
    ends: abandoned
"""


def problem(tmp_path: Path, text: str) -> str:
    path = tmp_path / "story.yaml"
    path.write_text(text)
    with pytest.raises(ScriptProblem) as raised:
        read_script(path)
    return str(raised.value)


def test_a_short_story_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(STORY)
    script = read_script(path)
    assert (script.caller, script.language, script.calls[0].ends) == ("+12025550115", "en", "abandoned")
    assert script.called_back == ("no_answer", "answered")


def test_the_committed_stories_are_complete_and_of_both_ways() -> None:
    assert {name: script.via for name, script in read_scripts().items()} == {
        "after-discharge": "signed",
        "billing-dispute": "twilio",
        "caregiver-for-parent": "signed",
        "chest-pain-voicemail": "signed",
        "chest-tight-new-medication": "twilio",
        "declines-recording": "twilio",
        "dizzy-after-new-pill": "twilio",
        "dropped-twice-calls-again": "twilio",
        "hangs-up-in-queue": "signed",
        "hangs-up-mid-sentence": "twilio",
        "laboratory-critical-value": "twilio",
        "legal-threat": "twilio",
        "missed-visit-no-ride": "twilio",
        "no-chest-pain": "twilio",
        "nobody-calls-back": "twilio",
        "pide-interprete": "signed",
        "pregunta-de-cita": "signed",
        "prior-authorization": "twilio",
        "records-request": "signed",
        "referral-lost": "signed",
        "refill-answered": "signed",
        "relay-call": "signed",
        "talks-over": "twilio",
        "withheld-number": "signed",
        "teenager-alone": "signed",
        "tight-chest-voicemail": "signed",
        "wrong-number": "signed",
    }


def test_the_committed_audio_is_small() -> None:
    """Opus of 28 kbit/s, both parties: 3.5 kB a second, so that 27 stories stay under 2 MB."""
    files = list((Path(__file__).parents[3] / "telephony/simulator/audio").iterdir())
    assert {file.suffix for file in files} == {".ogg"}
    assert sum(file.stat().st_size for file in files) / sum(map(length, files)) < 3_500
    assert sum(file.stat().st_size for file in files) < 2_000_000


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("queue:", "queeu:", "story.yaml: calls[0]: `queeu` is not known, did you mean `queue`?"),
        ('"+12025550115"', "+12025550115", "story.yaml: from: put the number in quotes"),
        (
            "+12025550115",
            "+12025550109",
            f"story.yaml: {CALLER}",
        ),
        (
            "ends: abandoned",
            "ends: completed",
            f"story.yaml: calls[0]: {COMPLETED}",
        ),
        (
            "ends: abandoned",
            "ends: abandoned\n    hangs_up_in_notice: yes",
            "story.yaml: calls[0]: hangs_up_in_notice: nothing else can happen in this call",
        ),
        ("via: signed", "via: carrier-pigeon", "story.yaml: via: Invalid enum value 'carrier-pigeon'"),
        ("line: main\n", "", "story.yaml: Object missing required field `line`"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert problem(tmp_path, STORY.replace(old, new)) == said


def test_broken_yaml_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path, "story: [").startswith("story.yaml: not YAML: ")


def test_audio_needs_a_yes_somebody_who_hears_it_words_and_a_file(tmp_path: Path) -> None:
    text = STORY.replace("ends: abandoned", "ends: abandoned\n    audio: nothing.ogg")
    assert problem(tmp_path, text).splitlines() == [
        "story.yaml: calls[0]: audio: there is none without a yes to recording",
        "story.yaml: calls[0]: audio: needs somebody who hears it and the words under said",
        "story.yaml: calls[0]: audio: nothing.ogg is missing; render it with scripts/render_speech.py",
    ]
