"""A directory in memory, from a file of invented people: for the demo, for practice calls and for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from coordination.ehr.charts import Chart
from coordination.ehr.names import likeness
from coordination.ehr.port import Wanted
from coordination.policy.errors import PolicyError
from coordination.policy.reading import typed

COULD_BE_MEANT = 60.0  # of 100: generous, since whoever asks ranks what is found


class DirectoryFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A directory's file. A chart that was merged away stands only in `replaces` of the surviving one."""

    patients: tuple[Chart, ...]


class MemoryDirectory:
    """The charts of a file; `issuer` is told, since the same file can stand for several EHRs."""

    def __init__(self, issuer: str, charts: Sequence[Chart]) -> None:
        self._issuer = issuer
        self._charts = {chart.record: chart for chart in charts}
        self._survivors = {merged: chart.record for chart in charts for merged in chart.replaces}

    @property
    def issuer(self) -> str:
        return self._issuer

    def search(self, wanted: Wanted) -> Sequence[Chart]:
        return [chart for chart in self._charts.values() if _leads_to(wanted, chart)]

    def chart(self, record: str) -> Chart | None:
        return self._charts.get(self._survivors.get(record, record))

    def merges(self) -> Mapping[str, str]:
        return dict(self._survivors)


class NoDirectory:
    """No EHR is connected: nobody is found, and every call goes to a person who knows."""

    issuer = "none"

    def search(self, wanted: Wanted) -> Sequence[Chart]:
        return []

    def chart(self, record: str) -> Chart | None:
        return None

    def merges(self) -> Mapping[str, str]:
        return {}


def directory_of(path: Path, issuer: str) -> MemoryDirectory:
    """The directory of a file; PolicyError names what is wrong with it."""
    read = typed({path.name: path.read_bytes()}, path.name, DirectoryFile)
    records = [chart.record for chart in read.patients]
    records += [merged for chart in read.patients for merged in chart.replaces]
    for record in records:
        if records.count(record) > 1:
            raise PolicyError(path.name, "patients", f"{record} stands twice")
    return MemoryDirectory(issuer, read.patients)


def _leads_to(wanted: Wanted, chart: Chart) -> bool:
    reached_by = {*chart.numbers, *(number for one in chart.relations for number in one.numbers)}
    if chart.confidential is not None:
        reached_by |= {*chart.confidential.numbers}
    return (
        (wanted.number is not None and wanted.number in reached_by)
        or (wanted.birth_date is not None and wanted.birth_date == chart.birth_date)
        or (wanted.mrn is not None and wanted.mrn == chart.mrn.value)
        or (wanted.name is not None and likeness(wanted.name, str(chart.name)) >= COULD_BE_MEANT)
    )
