"""Asks the directory about a call: by its number and by who was said to be the patient."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from coordination.ehr.charts import Chart
from coordination.ehr.patients import patient_id
from coordination.ehr.port import Directory, Wanted
from coordination.identity.events import Described
from coordination.identity.matching import Said


def charts_of(directory: Directory, wanted: Iterable[Wanted]) -> dict[UUID, Chart]:
    """Every chart that any of these leads to, by our id of the patient. Raises DirectoryAway."""
    found = (chart for one in wanted for chart in directory.search(one))
    return {patient_id(directory.issuer, chart.record): chart for chart in found}


def wanted_for(number: str | None, described: Sequence[Described]) -> list[Wanted]:
    """What is known of a call."""
    by_words = [
        Wanted(
            name=one.name.strip() or None,
            birth_date=one.birth_date,
            mrn=one.mrn.strip() or None,
        )
        for one in described
    ]
    return [Wanted(number=number), *by_words]


def wanted_by(said: Sequence[Said]) -> list[Wanted]:
    """What was said at the confirmation: whom else it could mean. Birth dates are ISO 8601 here."""
    wanted = []
    for one in said:
        match one.kind:
            case "full_name":
                wanted.append(Wanted(name=one.value))
            case "birth_date":
                wanted.append(Wanted(birth_date=date.fromisoformat(one.value)))
            case "mrn":
                wanted.append(Wanted(mrn=one.value))
            case "telephone":
                wanted.append(Wanted(number=one.value))
            case "address":
                pass  # no directory is searched by it: it only tells found charts apart
    return wanted
