"""What the one who speaks may do and hear: from the chart, never assumed. Pure."""

from datetime import date

import msgspec

from coordination.ehr.charts import Authority, Chart, Matter, Relation, Relationship
from coordination.ehr.names import likeness, names_given
from coordination.identity.events import GivenAuthority, Interprets, Speaker
from coordination.identity.matching import age_on
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
from coordination.policy.identity import IdentityPolicy

PROXIES: dict[Speaker, Relationship] = {
    "parent": "parent",
    "guardian": "guardian",
    "caregiver": "caregiver",
    "power_of_attorney": "power_of_attorney",
    "emergency_contact": "emergency_contact",
}


class Speaks(msgspec.Struct, frozen=True, kw_only=True):
    """Who says to speak, and about what. `without_authority`: a person decided to go on without any."""

    speaker: Speaker
    name: str = ""
    organization: str = ""
    interprets: Interprets | None = None
    matter: Matter | None = None
    without_authority: bool = False


def authority_of(speaks: Speaks, chart: Chart, rules: IdentityPolicy, today: date) -> GivenAuthority:
    """What this speaker may, on this day; a refusal where the chart does not give it."""
    match speaks.speaker:
        case "self":
            return GivenAuthority(standing="own")
        case "relay_operator":
            return GivenAuthority(standing="patients_words")
        case "interpreter":
            refuse_minor(speaks, chart, rules, today)
            return GivenAuthority(standing="patients_words")
        case "professional":
            if not speaks.organization.strip():
                raise OrganizationNeeded
            return GivenAuthority(standing="professional")
        case _:
            return _of_proxy(speaks, chart, rules, today)


def refuse_minor(speaks: Speaks, chart: Chart, rules: IdentityPolicy, today: date) -> None:
    """Whatever was said of her: a relation on file who is a minor does not interpret."""
    if speaks.interprets is None:
        raise InterpreterUnsaid
    known = [
        one for one in chart.relations if one.birth_date is not None and _is_named(one, speaks.name, rules)
    ]
    minors = [one for one in known if age_on(today, one.birth_date or today) < rules.majority_at]
    if speaks.interprets == "family_minor" or minors:
        raise NoMinorInterprets


def _of_proxy(speaks: Speaks, chart: Chart, rules: IdentityPolicy, today: date) -> GivenAuthority:
    age = age_on(today, chart.birth_date)
    adolescent = rules.adolescent_from <= age < rules.majority_at
    if speaks.without_authority:
        return GivenAuthority(standing="none", own_care_withheld=adolescent)
    if not speaks.name.strip():
        raise SpeakerUnnamed
    relation = _relation(speaks, chart, rules)
    if relation is None or relation.authority is None:
        raise NoAuthorityOnFile
    authority = relation.authority
    refuse_out_of_time(authority, today, of_age=age >= rules.majority_at)
    refuse_other_matter(authority, speaks.matter)
    return GivenAuthority(
        standing="on_file",
        relation=relation.record,
        source=authority.source,
        covers=authority.covers,
        limits=authority.limits,
        valid_until=authority.valid_until,
        own_care_withheld=adolescent,
    )


def _relation(speaks: Speaks, chart: Chart, rules: IdentityPolicy) -> Relation | None:
    """Of several of the same name and kind the one who may anything."""
    wanted = PROXIES[speaks.speaker]
    found = [
        one for one in chart.relations if one.relationship == wanted and _is_named(one, speaks.name, rules)
    ]
    return next((one for one in found if one.authority is not None), next(iter(found), None))


def _is_named(relation: Relation, said: str, rules: IdentityPolicy) -> bool:
    alike = likeness(said, str(relation.name)) >= rules.name_confirms_at
    return alike and names_given(said, relation.name.given)


def refuse_out_of_time(authority: Authority, today: date, *, of_age: bool) -> None:
    """Before its first day, after its last, or past the minority that it rested on."""
    if authority.valid_from is not None and today < authority.valid_from:
        raise AuthorityNotYet
    over = authority.valid_until is not None and authority.valid_until < today
    if over or (authority.parental and of_age):
        raise AuthorityExpired


def refuse_other_matter(authority: Authority, matter: Matter | None) -> None:
    """What the call is about must be among what the authority covers."""
    if matter is None:
        raise MatterNeeded
    if matter not in authority.covers:
        raise AuthorityLimited(
            f"The authority that the EHR has for this speaker does not cover {matter}."
            " Speak with the patient about that."
        )
