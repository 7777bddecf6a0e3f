"""What every directory must do: a factory an adapter, given the same charts (FHIR's will join them)."""

from collections.abc import Callable, Sequence
from datetime import date

from coordination.ehr.charts import Chart, Identifier, Name, Relation
from coordination.ehr.port import Directory, Wanted

Factory = Callable[[Sequence[Chart]], Directory]
MRN = "https://riverbend.example/mrn"

HANNAH = Chart(
    record="Patient/1",
    mrn=Identifier(system=MRN, value="H1"),
    name=Name(given=("Hannah",), family="Vogel"),
    birth_date=date(1980, 2, 29),
    numbers=("+12025550151",),
    replaces=("Patient/9",),
)
TOM = Chart(
    record="Patient/2",
    mrn=Identifier(system=MRN, value="T2"),
    name=Name(given=("Tomás",), family="Vogel"),
    birth_date=date(2015, 7, 1),
    relations=(
        Relation(
            record="RelatedPerson/1",
            relationship="parent",
            name=Name(given=("Hannah",), family="Vogel"),
            numbers=("+12025550151",),
        ),
    ),
)


class DirectoryContract:
    """Inherit it in an adapter's test, with `make`."""

    make: Factory

    def found(self, **wanted: object) -> list[str]:
        directory = self.make([HANNAH, TOM])
        return sorted(chart.record for chart in directory.search(Wanted(**wanted)))  # type: ignore[arg-type]

    def test_a_number_leads_to_whose_it_is_and_to_whom_its_owner_belongs(self) -> None:
        assert self.found(number="+12025550151") == ["Patient/1", "Patient/2"]
        assert self.found(number="+12025550152") == []

    def test_a_birth_date_is_exact(self) -> None:
        assert self.found(birth_date=date(1980, 2, 29)) == ["Patient/1"]
        assert self.found(birth_date=date(1980, 2, 28)) == []

    def test_a_record_number_leads_to_its_chart(self) -> None:
        assert self.found(mrn="T2") == ["Patient/2"]
        assert self.found(mrn="T") == []

    def test_a_name_is_found_as_it_may_have_been_heard(self) -> None:
        assert "Patient/2" in self.found(name="Thomas Vogel")
        assert "Patient/2" in self.found(name="vogel, tomas")
        assert self.found(name="Ingrid Sorensen") == []

    def test_each_that_is_known_leads_on_its_own_and_a_chart_is_found_once(self) -> None:
        both = self.found(number="+12025550151", name="Hannah Vogel", birth_date=date(2015, 7, 1))
        assert both == ["Patient/1", "Patient/2"]

    def test_nothing_asked_finds_nobody(self) -> None:
        assert self.found() == []

    def test_a_merged_chart_is_found_as_the_one_that_stands_for_it(self) -> None:
        directory = self.make([HANNAH, TOM])
        found = directory.chart("Patient/9")
        assert found is not None
        assert found.record == "Patient/1"
        assert directory.merges() == {"Patient/9": "Patient/1"}

    def test_an_unknown_record_is_none(self) -> None:
        assert self.make([HANNAH]).chart("Patient/404") is None
