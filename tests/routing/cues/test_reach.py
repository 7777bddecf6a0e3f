"""Where cues may go: they order work, and reach no escalation and no chart."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("audit", "coordination", "telephony", "transcription")
KNOWN_IN = {"coordination/routing", "coordination/proposals"}


def test_s1_s4_no_other_room_knows_of_a_cue() -> None:
    """Neither the escalations nor a chart: who proposes a callback is told, and nobody else."""
    files = [file for room in ROOMS for file in (ROOT / room).rglob("*.py")]
    known = {
        "/".join(file.relative_to(ROOT).parts[:2])
        for file in files
        if "RoutingCue" in file.read_text(encoding="utf-8")
        or "routing.cue" in file.read_text(encoding="utf-8")
    }
    assert known == KNOWN_IN
