"""What the EHR merges and unmerges becomes a fact of the patient, once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coordination.ehr.connected import clinics_directory
from coordination.ehr.events import PatientMerged, PatientUnmerged
from coordination.ehr.memory import MemoryDirectory
from coordination.ehr.merges import take_in_merges
from coordination.ehr.patients import patient_id, stream_of
from coordination.ehr.projections import patients
from coordination.ehr.row import PatientRow
from coordination.log.stream import load
from tests.ehr.contract import HANNAH, TOM
from tests.log.sentences import T0, fresh, projection

pytestmark = pytest.mark.django_db
ISSUER = "merging"
OLD, KEPT = patient_id(ISSUER, "Patient/9"), patient_id(ISSUER, "Patient/1")
CatchUp = Callable[[], None]


@pytest.fixture
def directory(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """`directory(charts)`: what the EHR has from now on."""

    def connect(*charts: Any, issuer: str = ISSUER) -> None:
        connected = MemoryDirectory(issuer, charts)
        monkeypatch.setattr("coordination.ehr.merges.clinics_directory", lambda: connected)

    return connect


def types() -> list[str]:
    return [one.type for one in load(stream_of(OLD)).logged]


def test_a_merge_is_told_once_and_its_end_too(directory: Callable[..., None], catch_up: CatchUp) -> None:
    directory(HANNAH, TOM)
    assert take_in_merges() == 1
    assert take_in_merges() == 0
    catch_up()
    assert PatientRow.objects.get(pk=OLD).merged_into == KEPT
    parted = replace(HANNAH, replaces=())
    directory(parted, TOM)
    assert take_in_merges() == 1
    catch_up()
    row = PatientRow.objects.get(pk=OLD)
    assert (row.merged_into, row.was_into) == (None, KEPT)
    assert types() == ["patient.merged", "patient.unmerged"]
    assert take_in_merges() == 0


def test_an_ehr_that_does_not_know_a_chart_takes_no_merge_of_another_ehr_back(
    directory: Callable[..., None], catch_up: CatchUp
) -> None:
    directory(HANNAH)
    take_in_merges()
    catch_up()
    directory(TOM, issuer="another")
    assert take_in_merges() == 0
    assert types() == ["patient.merged"]


def test_without_a_file_no_directory_is_connected(settings: Any, tmp_path: Path) -> None:
    settings.RINGBACK_DIRECTORY = ""
    assert clinics_directory().issuer == "none"


def test_the_row_follows_the_facts() -> None:
    merged, parted = fresh(), fresh()
    fact = PatientMerged(record="Patient/9", into=KEPT, into_record="Patient/1")
    projection(patients).given(
        {
            f"patient/{merged}": [fact],
            f"patient/{parted}": [fact, PatientUnmerged(record="Patient/9", was_into=KEPT)],
        }
    ).shows(
        {
            merged: {"version": 1, "merged_into": KEPT, "merged_at": T0, "was_into": None},
            parted: {"version": 2, "merged_into": None, "was_into": KEPT, "unmerged_at": T0},
        }
    )
