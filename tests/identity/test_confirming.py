"""Whose call it is: a person says so, with two identifiers; nothing else ever does (S2)."""

from uuid import UUID

import pytest

from coordination.identity.authority import Speaks
from coordination.identity.decisions import IDENTITY
from coordination.identity.refusals import (
    FitsMoreThanOne,
    IdentifierDiffers,
    NotByNumberAlone,
    OneOfThePersonNeeded,
    OnlyAPersonConfirms,
    PartNeeded,
    TwoIdentifiersNeeded,
)
from tests.identity.people import (
    ADAEZE,
    CATHERINE,
    GLORIA,
    HOUSEHOLD,
    INES,
    NADIA,
    NORA,
    RUTH,
    SIMONE,
    WALTER,
    confirm,
    confirmed,
    patient,
    said,
    true_of,
)
from tests.log.sentences import decider

CALL = decider(IDENTITY)
AGAIN = UUID("00000000-0000-4000-8000-0000000000c2")


def test_two_identifiers_and_a_person_confirm() -> None:
    CALL.given().when(confirm(WALTER)).then(confirmed(WALTER))


def test_confirmed_twice_is_once() -> None:
    CALL.given(confirmed(WALTER)).when(confirm(WALTER, confirmation=AGAIN)).nothing_happens()


def test_s2_a_number_alone_confirms_nobody_though_it_is_one_patients_alone() -> None:
    CALL.given().when(confirm(WALTER, said=true_of(WALTER, "telephone"))).refuses(NotByNumberAlone)
    twice = true_of(WALTER, "telephone", "telephone")
    CALL.given().when(confirm(WALTER, said=twice)).refuses(NotByNumberAlone)


@pytest.mark.parametrize("by", ["system:callbacks@1", "phone:twilio", "caller", "", "person"])
def test_s2_no_machine_confirms_whatever_it_knows(by: str) -> None:
    everything = true_of(WALTER, "full_name", "birth_date", "mrn", "address", "telephone")
    CALL.given().when(confirm(WALTER, by=by, said=everything)).refuses(OnlyAPersonConfirms)


@pytest.mark.parametrize("kind", ["full_name", "birth_date", "mrn", "address"])
def test_one_identifier_is_not_two(kind: str) -> None:
    one = true_of(WALTER, kind)  # type: ignore[arg-type]
    CALL.given().when(confirm(WALTER, said=one)).refuses(TwoIdentifiersNeeded)
    CALL.given().when(confirm(WALTER, said=(*one, *one))).refuses(TwoIdentifiersNeeded)
    CALL.given().when(confirm(WALTER, said=())).refuses(TwoIdentifiersNeeded)


def test_s2_what_a_whole_household_has_tells_nobody_apart() -> None:
    household = true_of(WALTER, "address", "telephone")
    CALL.given().when(confirm(WALTER, said=household)).refuses(OneOfThePersonNeeded)


@pytest.mark.parametrize("second", ["birth_date", "mrn", "address", "telephone"])
def test_a_number_may_be_the_second_of_two(second: str) -> None:
    two = true_of(WALTER, "full_name", second)  # type: ignore[arg-type]
    assert CALL.given().when(confirm(WALTER, said=two))._decide() != []


def test_twins_are_not_told_apart_by_a_birth_date_and_the_telephone() -> None:
    CALL.given().when(confirm(NORA, said=true_of(NORA, "birth_date", "telephone"))).refuses(FitsMoreThanOne)
    CALL.given().when(confirm(NORA, said=true_of(NORA, "birth_date", "address"))).refuses(FitsMoreThanOne)
    by_name = true_of(NORA, "full_name", "birth_date")
    assert CALL.given().when(confirm(NORA, said=by_name))._decide() != []
    by_record = true_of(NADIA, "mrn", "birth_date")
    assert CALL.given().when(confirm(NADIA, said=by_record))._decide() != []


def test_a_family_name_is_no_full_name() -> None:
    for name in ("Bell", "Bell Bell", "the Bells"):
        CALL.given().when(confirm(NORA, said=said(full_name=name, birth_date="2017-05-20"))).refuses(
            IdentifierDiffers
        )


@pytest.mark.parametrize(
    ("identifiers", "named"),
    [
        ({"full_name": "Nadia Bell", "birth_date": "1958-06-04"}, "full name"),
        ({"full_name": "Walter Quimby", "birth_date": "1958-06-05"}, "birth date"),
        ({"full_name": "Walter Quimby", "birth_date": "4 June 1958"}, "birth date"),
        ({"full_name": "Walter Quimby", "mrn": "RB-20418"}, "record number"),
        ({"full_name": "Walter Quimby", "mrn": "-"}, "record number"),
        ({"full_name": "Walter Quimby", "telephone": "+12025550106"}, "telephone number"),
        ({"full_name": "Walter Quimby", "address": "14 Mill Street, Riverbend"}, "address"),
        ({"full_name": "Walter Quimby", "address": "Mill Street, Riverbend"}, "address"),
        ({"full_name": "Walter Quimby", "birth_date": "1958-06-04", "mrn": "RB-1"}, "record number"),
    ],
)
def test_what_differs_from_the_chart_confirms_nothing(identifiers: dict[str, str], named: str) -> None:
    asked = CALL.given().when(confirm(WALTER, said=said(**identifiers)))
    asked.refuses(IdentifierDiffers)
    with pytest.raises(IdentifierDiffers, match=f"The {named} that was said is not the chart's") as refused:
        asked._decide()
    assert not any(word in str(refused.value) for word in ("Walter", "Quimby", "1958", "Nadia", "2041"))


@pytest.mark.parametrize(
    "identifiers",
    [
        {"full_name": "Quimby, Walter", "mrn": "rb 20417"},
        {"full_name": "walter quimbee", "birth_date": "1958-06-04"},
        {"birth_date": "1958-06-04", "address": "12 mill street riverbend"},
        {"birth_date": "1958-06-04", "telephone": "+12025550105"},
    ],
)
def test_how_it_is_written_does_not_matter(identifiers: dict[str, str]) -> None:
    assert CALL.given().when(confirm(WALTER, said=said(**identifiers)))._decide() != []


def test_a_name_is_whole_with_some_of_its_parts() -> None:
    part = said(full_name="Ines Duarte", birth_date="1933-08-22")
    assert CALL.given().when(confirm(INES, said=part))._decide() != []


def test_the_number_that_a_patient_asked_to_be_reached_by_is_hers() -> None:
    own = said(full_name="Ruth Ferrara", telephone="+12025550134")
    assert CALL.given().when(confirm(RUTH, said=own))._decide() != []
    assert HOUSEHOLD not in {*RUTH.numbers}


def test_two_patients_in_one_call_are_each_for_a_part() -> None:
    CALL.given(confirmed(NORA)).when(confirm(NADIA, confirmation=AGAIN)).refuses(PartNeeded)
    CALL.given(confirmed(NORA)).when(confirm(NADIA, confirmation=AGAIN, about=" her refill ")).then(
        confirmed(NADIA, confirmation=AGAIN, about="her refill")
    )


def test_the_patient_herself_comes_to_the_phone_after_her_relay_operator() -> None:
    relayed = confirm(GLORIA, speaks=Speaks(speaker="relay_operator"))
    first = CALL.given().when(relayed)._decide()
    assert CALL.given(*first).when(confirm(GLORIA, confirmation=AGAIN))._decide() == [
        confirmed(GLORIA, confirmation=AGAIN)
    ]


def test_the_surviving_chart_of_a_merge_is_the_patient() -> None:
    fact = confirmed(CATHERINE)
    CALL.given().when(confirm(CATHERINE)).then(fact)
    state = CALL.given(fact, confirmed(ADAEZE, confirmation=AGAIN), confirmed(SIMONE)).state()
    assert state.patients == (patient(CATHERINE), patient(ADAEZE), patient(SIMONE))
