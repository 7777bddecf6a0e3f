"""Whose call it may be: what matches and what does not, the likeliest first."""

from datetime import date

from coordination.ehr.port import Wanted
from coordination.identity.candidates import Candidate, candidates, what_to_ask
from coordination.identity.events import Described
from tests.identity.people import DIRECTORY, HOUSEHOLD, RULES


def found(number: str | None, *described: Described) -> list[Candidate]:
    """As the API asks: the directory for each of what is known, and all together ranked."""
    wanted = [Wanted(number=number)]
    wanted += [Wanted(name=one.name or None, birth_date=one.birth_date) for one in described]
    charts = {chart.record: chart for one in wanted for chart in DIRECTORY.search(one)}
    return candidates(number, described, charts.values(), RULES)


def outcomes(one: Candidate) -> tuple[str, str, str]:
    return one.compared.number, one.compared.name, one.compared.birth_date


def test_a_number_proposes_its_one_patient() -> None:
    (walter,) = found("+12025550105")
    assert walter.chart.record == "Patient/1001"
    assert outcomes(walter) == ("matches", "not_known", "not_known")
    assert what_to_ask([walter], 10) == "One chart fits. Ask for the full name and the birth date."


def test_a_relations_number_proposes_the_patient_she_belongs_to() -> None:
    (leon,) = found("+12025550103")
    assert (leon.chart.record, leon.compared.number) == ("Patient/1002", "of_a_relation")


def test_a_shared_telephone_proposes_the_household_and_says_what_to_ask() -> None:
    household = found(HOUSEHOLD)
    assert sorted(one.chart.record for one in household) == [f"Patient/{n}" for n in (1005, 1006, 1007, 1008)]
    assert what_to_ask(household, 10) == "4 charts fit. Ask for the full name and the birth date."
    assert what_to_ask(household, 3) == "4 charts fit, 3 are shown. Ask for the birth date."


def test_a_name_and_a_birth_date_tell_twins_apart() -> None:
    first, second, *others = found(HOUSEHOLD, Described(name="Norah Bell", birth_date=date(2017, 5, 20)))
    assert (first.chart.record, outcomes(first)) == ("Patient/1006", ("matches", "matches", "matches"))
    assert (second.chart.record, outcomes(second)) == ("Patient/1007", ("matches", "differs", "matches"))
    assert {outcomes(one)[2] for one in others} == {"differs"}


def test_a_withheld_number_finds_by_what_was_said() -> None:
    (best, *_) = found(None, Described(name="Katherine Sloane"))
    assert (best.chart.record, outcomes(best)) == ("Patient/1010", ("not_known", "matches", "not_known"))
    assert best.compared.name_likeness == 90


def test_a_name_that_is_only_like_it_is_said_to_be_so() -> None:
    (best, *_) = found(None, Described(name="Nora Beale"))
    assert (best.chart.record, outcomes(best)[1]) == ("Patient/1006", "similar")


def test_who_was_only_born_that_day_comes_after_who_has_the_name_and_the_number() -> None:
    ranked = found("+12025550105", Described(name="Walter Quimby", birth_date=date(2017, 5, 20)))
    assert ranked[0].chart.record == "Patient/1001"
    assert {one.chart.record for one in ranked[1:]} == {"Patient/1006", "Patient/1007"}


def test_a_record_number_finds_its_chart() -> None:
    (only,) = candidates(None, [Described(mrn="rb-20422")], DIRECTORY.search(Wanted(mrn="RB-20422")), RULES)
    assert (only.chart.record, only.compared.mrn) == ("Patient/1006", "matches")


def test_two_who_were_described_are_each_found() -> None:
    ranked = found(
        None,
        Described(name="Nora Bell", birth_date=date(2017, 5, 20)),
        Described(name="Leon Archer", birth_date=date(1941, 3, 9)),
    )
    assert {one.chart.record for one in ranked[:2]} == {"Patient/1006", "Patient/1002"}
    assert all(outcomes(one) == ("not_known", "matches", "matches") for one in ranked[:2])


def test_nobody_fits() -> None:
    assert found("+12025550199") == []
    assert found(None) == []
    assert what_to_ask([], 10) == "Nobody in the directory fits. Ask for the full name and the birth date."
