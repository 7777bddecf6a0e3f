"""Conversations that others wrote down: what would alarm somebody, which would be sent to a desk, and how
often somebody would see a cue."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

import msgspec
import pytest

from coordination.routing.reasons.names import CLINICAL, UNCLEAR
from coordination.routing.reasons.reason import reason_of
from coordination.routing.triggers.heard import Heard
from tests.routing.cues.measure import find as cues
from tests.routing.reasons.models import LIMITS, shipped
from tests.routing.triggers.engine import find
from tests.routing.triggers.lines import timed
from tests.routing.triggers.measure import live

pytestmark = pytest.mark.timeout(600)
SENTENCE = re.compile(r"(?<=[.?!])\s+")
BREATH = 0.3  # seconds between sentences
AN_HOUR = 3600.0
PRESENT = Path(__file__).with_name("primock57_present.yaml")
COMPLAINTS = ("CC", "GENHX", "ROS")  # chief complaint, present illness, review of systems
TO_A_DESK = 0.02
CUES_AN_HOUR = 16  # 14.0 today, of which a quarter are "can you hear me?" at the beginning of a video call


def consultation(path: Path) -> list[Heard]:
    """Its sentences as segments, 150 words a minute. Who speaks is not written there, and an unknown speaker
    counts as the caller: the doctor's questions do too, so this is the most that it can be."""
    heard: list[Heard] = []
    for place, sentence in enumerate(SENTENCE.split(path.read_text(encoding="utf-8"))):
        start = heard[-1].end + BREATH if heard else 0.0
        heard.append(
            Heard(
                segment=uuid5(NAMESPACE_OID, f"{path.stem}/{place}"),
                channel="mixed",
                speaker="unknown",
                language="en",
                words=timed(sentence.split(), start),
            )
        )
    return heard


def alarmed(heard: list[Heard]) -> set[str]:
    """Families found as now: one escalation each, however often they are said."""
    return {one.family for found in live(find, heard) for one in found if one.tier == "now"}


def test_how_often_a_consultation_alarms_somebody_for_nothing(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    present = msgspec.yaml.decode(PRESENT.read_bytes(), type=dict[str, set[str]])
    hours, false, by_family, missed = 0.0, 0, dict[str, int](), list[str]()
    for path in sorted((shared / "text" / "primock57").glob("*.txt")):
        heard = consultation(path)
        hours += heard[-1].end / AN_HOUR
        found, right = alarmed(heard), present.get(path.stem, set())
        missed += [f"{path.stem}: {family}" for family in sorted(right - found)]
        for family in found - right:
            false += 1
            by_family[family] = by_family.get(family, 0) + 1
    with capsys.disabled():
        print(f"\n{hours:.1f} hours of consultation, speakers unknown: {false / hours:.1f} false an hour")
        print(", ".join(f"{family} {count}" for family, count in sorted(by_family.items())))
    assert hours > 2.5
    assert missed == []


def test_how_often_a_consultation_has_a_cue(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hours, found = 0.0, Counter[str]()
    for path in sorted((shared / "text" / "primock57").glob("*.txt")):
        heard = consultation(path)
        hours += heard[-1].end / AN_HOUR
        found.update(one.family for new in live(cues, heard) for one in new)
    with capsys.disabled():
        print(
            f"\n{hours:.1f} hours of consultation, speakers unknown: {found.total() / hours:.1f} cues an hour"
        )
        print(", ".join(f"{kind} {count}" for kind, count in sorted(found.items())))
    assert hours > 2.5
    assert found.total() / hours <= CUES_AN_HOUR


def patients(shared: Path) -> Iterator[str]:
    """What patients say where they tell their complaints."""
    with (shared / "text" / "mts-dialog-train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            said = [
                line.partition(":")[2].strip() for line in row["dialogue"].splitlines() if is_patient(line)
            ]
            if row["section_header"] in COMPLAINTS and any(said):
                yield " ".join(said)


def is_patient(line: str) -> bool:
    return line.strip().lower().startswith(("patient", "guest"))


def test_people_who_tell_a_doctor_what_ails_them_are_not_sent_to_a_desk(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reasons = [reason_of(said, (), (), shipped(), LIMITS).reason for said in patients(shared)]
    desks = [reason for reason in reasons if reason not in {*CLINICAL, UNCLEAR}]
    with capsys.disabled():
        print(f"\n{len(desks)} of {len(reasons)} conversations about complaints would go to a desk")
    assert len(reasons) == 419
    assert len(desks) / len(reasons) <= TO_A_DESK
