"""What the one who speaks may: from the chart, never assumed."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from coordination.ehr.charts import Authority, Chart
from coordination.identity.authority import Speaks
from coordination.identity.decisions import IDENTITY
from coordination.identity.events import GivenAuthority, IdentityPatientConfirmed
from coordination.identity.refusals import (
    AuthorityExpired,
    AuthorityLimited,
    AuthorityNotYet,
    InterpreterUnsaid,
    MatterNeeded,
    NoAuthorityOnFile,
    NoMinorInterprets,
    OrganizationNeeded,
    SpeakerUnnamed,
)
from coordination.log.errors import Refused
from tests.identity.people import GLORIA, INES, LEON, NORA, SIMONE, THEO, WALTER, confirm
from tests.log.sentences import decider

CALL = decider(IDENTITY)
ALL = ("scheduling", "billing", "medical", "records")


def given_to(of: Chart, **speaks: Any) -> GivenAuthority:
    (fact,) = CALL.given().when(confirm(of, speaks=Speaks(**speaks)))._decide()
    assert isinstance(fact, IdentityPatientConfirmed)
    return fact.authority


def refused(of: Chart, refusal: type[Refused], **speaks: Any) -> str:
    asked = CALL.given().when(confirm(of, speaks=Speaks(**speaks)))
    asked.refuses(refusal)
    with pytest.raises(refusal) as raised:
        asked._decide()
    return str(raised.value)


def test_the_patients_own_word_needs_no_authority() -> None:
    assert given_to(WALTER, speaker="self") == GivenAuthority(standing="own")


def test_a_caregivers_authority_is_shown_with_source_limits_and_what_it_covers() -> None:
    assert given_to(LEON, speaker="caregiver", name="Denise Archer", matter="medical") == GivenAuthority(
        standing="on_file",
        relation="RelatedPerson/2001",
        source="Release signed by the patient on March 2, 2026",
        covers=("scheduling", "medical"),
        limits="Medications and appointments; no billing, no records.",
    )


def test_two_guardians_of_one_child_may_not_do_the_same() -> None:
    mother: dict[str, Any] = {"speaker": "parent", "name": "Adaeze Bell"}
    father: dict[str, Any] = {"speaker": "guardian", "name": "Marcus Bell"}
    assert given_to(NORA, **mother, matter="medical").covers == ALL
    assert given_to(NORA, **father, matter="scheduling").limits.startswith("May bring the child")
    sentence = refused(NORA, AuthorityLimited, **father, matter="medical")
    assert sentence == (
        "The authority that the EHR has for this speaker does not cover medical."
        " Speak with the patient about that."
    )


def test_authority_is_somebodys_by_name_and_for_something() -> None:
    refused(LEON, SpeakerUnnamed, speaker="caregiver", matter="medical")
    refused(LEON, MatterNeeded, speaker="caregiver", name="Denise Archer")


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("caregiver", "Marcus Bell"),
        ("caregiver", "Archer"),
        ("parent", "Denise Archer"),
        ("guardian", "Denise Archer"),
        ("power_of_attorney", "Denise Archer"),
        ("emergency_contact", "Denise Archer"),
    ],
)
def test_authority_is_never_assumed_from_a_name_or_a_relation(speaker: str, name: str) -> None:
    refused(LEON, NoAuthorityOnFile, speaker=speaker, name=name, matter="scheduling")


def test_an_emergency_contact_without_a_paper_has_none() -> None:
    refused(NORA, NoAuthorityOnFile, speaker="emergency_contact", name="Simone Bell", matter="scheduling")


def test_an_expired_power_of_attorney_refuses_with_a_sentence_that_says_what_to_do() -> None:
    sentence = refused(
        INES, AuthorityExpired, speaker="power_of_attorney", name="Clara Duarte", matter="medical"
    )
    assert sentence == (
        "The authority that the EHR has for this speaker has ended. Speak with the patient, or confirm the"
        " call without authority: then nothing may be told or decided."
    )


def test_a_parents_authority_ends_when_the_child_comes_of_age_though_no_paper_says_so() -> None:
    refused(THEO, AuthorityExpired, speaker="parent", name="Petra Lindqvist", matter="scheduling")


@pytest.mark.parametrize(
    ("valid", "refusal"),
    [
        ((None, date(2026, 11, 22)), AuthorityExpired),
        ((None, date(2026, 11, 23)), None),
        ((date(2026, 11, 24), None), AuthorityNotYet),
        ((date(2026, 11, 23), None), None),
    ],
)
def test_an_authority_holds_on_its_first_and_on_its_last_day(
    valid: tuple[date | None, date | None], refusal: type[Refused] | None
) -> None:
    paper = Authority(source="a paper", covers=("medical",), valid_from=valid[0], valid_until=valid[1])
    relation = replace(LEON.relations[0], authority=paper)
    leon = replace(LEON, relations=(relation,))
    speaks: dict[str, Any] = {"speaker": "caregiver", "name": "Denise Archer", "matter": "medical"}
    if refusal is None:
        assert given_to(leon, **speaks).standing == "on_file"
    else:
        refused(leon, refusal, **speaks)


def test_a_call_is_somebodys_though_the_caller_may_be_told_nothing() -> None:
    assert given_to(INES, speaker="power_of_attorney", without_authority=True) == GivenAuthority(
        standing="none"
    )


def test_an_adolescents_own_care_is_withheld_from_every_proxy_and_not_from_herself() -> None:
    mother = given_to(SIMONE, speaker="parent", name="Adaeze Bell", matter="medical")
    assert (mother.standing, mother.own_care_withheld) == ("on_file", True)
    assert given_to(SIMONE, speaker="emergency_contact", without_authority=True).own_care_withheld
    assert not given_to(SIMONE, speaker="self").own_care_withheld
    child = given_to(NORA, speaker="parent", name="Adaeze Bell", matter="medical")
    assert not child.own_care_withheld


def test_no_family_minor_interprets_whatever_is_said_of_her() -> None:
    refused(NORA, NoMinorInterprets, speaker="interpreter", interprets="family_minor")
    for told in ("family_adult", "professional", "staff"):
        refused(NORA, NoMinorInterprets, speaker="interpreter", interprets=told, name="Simone Bell")
    refused(NORA, InterpreterUnsaid, speaker="interpreter", name="Noor Haddad")
    assert given_to(NORA, speaker="interpreter", interprets="professional").standing == "patients_words"
    adult = given_to(NORA, speaker="interpreter", interprets="family_adult", name="Adaeze Bell")
    assert adult.standing == "patients_words"


def test_a_relay_operator_speaks_the_patients_words() -> None:
    assert given_to(GLORIA, speaker="relay_operator").standing == "patients_words"


def test_a_professional_says_for_whom() -> None:
    refused(WALTER, OrganizationNeeded, speaker="professional", name="Jo Tran")
    lab = given_to(WALTER, speaker="professional", name="Jo Tran", organization="Harbor Laboratory")
    assert lab.standing == "professional"
