"""The invented people of the directory, by name, and what staff would say of them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from coordination.ehr.charts import Chart
from coordination.ehr.connected import INVENTED
from coordination.ehr.memory import directory_of
from coordination.identity.authority import Speaks
from coordination.identity.commands import Confirm
from coordination.identity.events import (
    GivenAuthority,
    IdentifierKind,
    IdentityPatientConfirmed,
    Named,
)
from coordination.identity.matching import Said
from coordination.policy.published import load_policy
from tests.policy.shipped import SHIPPED

DIRECTORY = directory_of(Path(INVENTED), "tests")
RULES = load_policy(SHIPPED).identity
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
MARA = "person/00000000-0000-4000-8000-00000000000a"
CONFIRMATION = UUID("00000000-0000-4000-8000-0000000000c1")
HOUSEHOLD = "+12025550110"


def chart(record: int) -> Chart:
    found = DIRECTORY.chart(f"Patient/{record}")
    assert found is not None
    return found


WALTER, LEON, GLORIA = chart(1001), chart(1002), chart(1004)
ADAEZE, NORA, NADIA, SIMONE = (chart(record) for record in (1005, 1006, 1007, 1008))
RUTH, CATHERINE, INES, THEO = (chart(record) for record in (1009, 1010, 1012, 1013))
EVERYBODY = (WALTER, LEON, GLORIA, ADAEZE, NORA, NADIA, SIMONE, RUTH, CATHERINE, INES, THEO)


def patient(of: Chart) -> UUID:
    """An id of the patient, made as simply as a test can."""
    return uuid5(UUID(int=1), of.record)


def said(**identifiers: str) -> tuple[Said, ...]:
    """`said(full_name="Walter Quimby", birth_date="1958-06-04")`."""
    return tuple(Said(kind=kind, value=value) for kind, value in identifiers.items())  # type: ignore[arg-type]


def true_of(of: Chart, *kinds: IdentifierKind) -> tuple[Said, ...]:
    """Identifiers as the chart has them: name and birth date unless others are named."""
    values: dict[IdentifierKind, str] = {
        "full_name": str(of.name),
        "birth_date": of.birth_date.isoformat(),
        "mrn": of.mrn.value,
        "address": of.address,
        "telephone": of.numbers[0],
    }
    return tuple(Said(kind=kind, value=values[kind]) for kind in kinds or ("full_name", "birth_date"))


def confirm(of: Chart, **changed: Any) -> Confirm:
    """Mara confirms somebody who speaks for herself; everybody else of the directory is another."""
    usual: dict[str, Any] = {
        "confirmation": CONFIRMATION,
        "by": MARA,
        "patient": patient(of),
        "chart": of,
        "others": tuple(one for one in EVERYBODY if one.record != of.record),
        "said": true_of(of),
        "speaks": Speaks(speaker="self"),
        "about": "",
        "rules": RULES,
        "today": TODAY,
    }
    return Confirm(**usual | changed)


def confirmed(of: Chart, *, confirmation: UUID = CONFIRMATION, about: str = "") -> IdentityPatientConfirmed:
    """The fact that follows from `confirm`."""
    return IdentityPatientConfirmed(
        confirmation=confirmation,
        patient=patient(of),
        record=of.record,
        mrn=str(of.mrn),
        identifiers=("full_name", "birth_date"),
        by=MARA,
        speaker="self",
        authority=GivenAuthority(standing="own"),
        content=Named(patient=str(of.name), about=about),
    )
