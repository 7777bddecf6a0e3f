"""A call's identity as the API shows it."""

from collections.abc import Sequence
from uuid import UUID

from audit.access.accessor import Accessor
from coordination.ehr.charts import Chart
from coordination.ehr.memory import NoDirectory
from coordination.ehr.port import DirectoryAway
from coordination.ehr.row import PatientRow
from coordination.http.since import actor_names
from coordination.identity import shapes
from coordination.identity.candidates import Candidate, what_to_ask
from coordination.identity.events import (
    IdentityPatientConfirmed,
    IdentityPatientWithdrawn,
    Named,
    Why,
)
from coordination.identity.looking import Looked, candidates_of, charts_of_confirmed
from coordination.identity.may import sentences
from coordination.identity.state import Confirmed
from coordination.log.event import Logged
from coordination.policy.published import policy

AWAY = "The EHR's directory does not answer. Go on with the call; ask again in a minute."
NOT_CONNECTED = "No directory of patients is connected."


def item_of(accessor: Accessor, at: Looked) -> shapes.CallIdentity:
    """Everything about whose call it is. What is shown of patients is on record before this returns (S9)."""
    found: list[tuple[UUID, Candidate]] | None = None
    directory: shapes.DirectoryState = "none" if isinstance(at.directory, NoDirectory) else "ok"
    try:
        found = candidates_of(accessor, at)
    except DirectoryAway:
        directory = "away"
    at_most = policy().identity.candidates_at_most
    return shapes.CallIdentity(
        id=at.call_id,
        version=at.version,
        withheld=at.number is None,
        described=[
            shapes.DescribedPatient(id=id_, name=one.name, birth_date=one.birth_date, mrn=one.mrn)
            for id_, one in at.state.described
        ],
        candidates=None if found is None else [_candidate(*one) for one in found[:at_most]],
        directory=directory,
        ask=_ask(found, directory, at_most),
        confirmed=_confirmed(accessor, at),
        withdrawn=_withdrawn(at),
        match_by=None if at.state.confirmed else at.state.match_by,
    )


def _ask(
    found: Sequence[tuple[UUID, Candidate]] | None, directory: shapes.DirectoryState, at_most: int
) -> str:
    if directory == "away":
        return AWAY
    if directory == "none":
        return NOT_CONNECTED
    return "" if found is None else what_to_ask([one for _, one in found], at_most)


def _candidate(patient: UUID, one: Candidate) -> shapes.CandidateItem:
    compared = one.compared
    return shapes.CandidateItem(
        patient=patient,
        number=compared.number,
        name=compared.name,
        birth_date=compared.birth_date,
        mrn=compared.mrn,
        name_likeness=compared.name_likeness,
    )


def _confirmed(accessor: Accessor, at: Looked) -> list[shapes.ConfirmedPatient]:
    if not at.state.confirmed:
        return []
    charts = charts_of_confirmed(accessor, at)
    made = _made(at.logged)
    names = actor_names({one.by for one in at.state.confirmed})
    states = chart_states(at.state.patients)
    return [
        _link(one, charts.get(one.confirmation), made[one.confirmation], names[one.by], states[one.patient])
        for one in at.state.confirmed
    ]


def _made(logged: Sequence[Logged]) -> dict[UUID, Logged]:
    return {one.event.confirmation: one for one in logged if isinstance(one.event, IdentityPatientConfirmed)}


def _link(
    one: Confirmed, chart: Chart | None, made: Logged, by: str, state: shapes.ChartState
) -> shapes.ConfirmedPatient:
    named = one.content if isinstance(one.content, Named) else Named(patient="")
    given = one.authority
    return shapes.ConfirmedPatient(
        id=one.confirmation,
        patient=one.patient,
        name=named.patient or None,
        mrn=one.mrn,
        birth_date=chart.birth_date if chart is not None else None,
        identifiers=list(one.identifiers),
        by=by,
        at=made.recorded_at,
        speaker=one.speaker,
        speaker_name=named.speaker,
        organization=named.organization,
        interprets=one.interprets,
        matter=one.matter,
        about=named.about,
        authority=shapes.SpeakerAuthority(
            standing=given.standing,
            source=given.source,
            covers=list(given.covers),
            limits=given.limits,
            valid_until=given.valid_until,
            own_care_withheld=given.own_care_withheld,
            may=sentences(one.speaker, given),
        ),
        contact=_contact(one, chart),
        chart=state,
    )


def _contact(one: Confirmed, chart: Chart | None) -> shapes.ConfidentialContact | None:
    """What an adolescent arranged for herself is not on the screen while a proxy is on the line."""
    if chart is None or chart.confidential is None or one.authority.own_care_withheld:
        return None
    asked = chart.confidential
    return shapes.ConfidentialContact(wish=asked.wish, numbers=list(asked.numbers), messages=asked.messages)


def chart_states(patients: Sequence[UUID]) -> dict[UUID, shapes.ChartState]:
    """What the EHR did with these charts."""
    states: dict[UUID, shapes.ChartState] = dict.fromkeys(patients, "as_confirmed")
    rows = PatientRow.objects.filter(was_into__in=patients, merged_into__isnull=True)
    states |= {row.was_into: "parted" for row in rows if row.was_into is not None}
    merged = PatientRow.objects.filter(pk__in=patients, merged_into__isnull=False)
    return states | {row.pk: "merged" for row in merged}


def _withdrawn(at: Looked) -> list[shapes.WithdrawnPatient]:
    found = [one for one in at.logged if isinstance(one.event, IdentityPatientWithdrawn)]
    names = actor_names({one.event.by for one in found if isinstance(one.event, IdentityPatientWithdrawn)})
    return [
        shapes.WithdrawnPatient(
            id=fact.confirmation,
            patient=fact.patient,
            by=names[fact.by],
            at=one.recorded_at,
            why=fact.why,
            reason=fact.content.text if isinstance(fact.content, Why) else None,
        )
        for one in found
        if isinstance(fact := one.event, IdentityPatientWithdrawn)
    ]
