"""What people do about whose call it is: the command of a request, with what directory and policy add."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import phonenumbers
from msgspec.structs import replace

from audit.access import door
from coordination.ehr.port import DirectoryAway
from coordination.http.endpoints import Told
from coordination.http.problems import Problem, Slug
from coordination.http.since import what_happened
from coordination.identity import commands as ask
from coordination.identity import shapes
from coordination.identity.authority import Speaks
from coordination.identity.decisions import IDENTITY
from coordination.identity.events import Described, IdentityPatientConfirmed, IdentityPatientWithdrawn
from coordination.identity.looking import Looked, identity_stream, looked
from coordination.identity.matching import Said
from coordination.identity.refusals import NotACandidate
from coordination.identity.searching import charts_of, wanted_by, wanted_for
from coordination.identity.state import Identity
from coordination.log.errors import ConcurrencyError
from coordination.log.event import Context
from coordination.log.execute import Outcome, execute
from coordination.log.identifiers import keyed_id
from coordination.log.stream import load
from coordination.policy.published import policy
from telephony.calls.telling import stream_of as call_stream

REGION = "US"  # how a number without a country code is read


def look_again(call: UUID) -> Looked:
    """The call and its identity as they are now; NotShown for a call that was never heard of."""
    told, own = load(call_stream(call)), load(identity_stream(call))
    if not told.version:
        raise door.NotShown
    return looked(call, told, own)


def run(told: Told, call: UUID, command_of: Callable[[Looked, datetime], ask.Command]) -> Outcome[Identity]:
    """One person's command on a call's identity, in the mode of the call (S14)."""
    mode = look_again(call).mode

    def context(now: datetime) -> Context:
        return replace(told.context(now, correlation=call), mode=mode)

    def command(now: datetime) -> ask.Command:
        return command_of(look_again(call), now)

    return execute(IDENTITY, identity_stream(call), command, context)


def refuse_overtaken(at: Looked, seen: int | None) -> None:
    """412 when a patient was confirmed or taken back since. What a machine adds, and who is described,
    overtakes nobody (ADR-0017)."""
    newer = [
        one
        for one in at.logged
        if one.version > (seen or 0)
        and isinstance(one.event, IdentityPatientConfirmed | IdentityPatientWithdrawn)
    ]
    if newer or (seen or 0) > at.version:
        error = ConcurrencyError(identity_stream(at.call_id), seen, at.version)
        happened = what_happened(error)
        raise Problem(Slug.STALE_VERSION, happened.sentence, since=happened.items)


def describe(told: Told, call: UUID, body: shapes.DescribeCaller) -> None:
    """In the place of who was described last, or as another."""

    def command(at: Looked, now: datetime) -> ask.Command:
        count = len(at.state.described)
        last = at.state.described[-1][0] if at.state.described and not body.another else None
        described = Described(name=body.name.strip(), birth_date=body.birth_date, mrn=body.mrn.strip())
        fresh = keyed_id("description", str(call), str(count))
        return ask.Describe(description=last or fresh, by=f"person/{told.person.pk}", described=described)

    run(told, call, command)


def confirm(told: Told, call: UUID, body: shapes.ConfirmAs) -> None:
    """The patient must be a candidate; whom else the identifiers could mean is looked up too."""
    said = tuple(heard(place, one) for place, one in enumerate(body.identifiers))

    def command(at: Looked, now: datetime) -> ask.Command:
        refuse_overtaken(at, told.expected)
        try:
            charts = charts_of(at.directory, [*wanted_for(at.number, at.descriptions), *wanted_by(said)])
        except DirectoryAway as error:
            raise Problem(
                Slug.UNAVAILABLE, "The EHR's directory does not answer. Nothing was stored."
            ) from error
        chart = charts.pop(body.patient, None)
        if chart is None:
            raise NotACandidate
        return ask.Confirm(
            confirmation=keyed_id("confirmation", str(call), str(told.person.pk), told.key),
            by=f"person/{told.person.pk}",
            patient=body.patient,
            chart=chart,
            others=tuple(charts.values()),
            said=said,
            speaks=speaks_of(body),
            about=body.about,
            rules=policy().identity,
            today=now.astimezone(ZoneInfo(policy().clinic.zone)).date(),
        )

    run(told, call, command)


def speaks_of(body: shapes.ConfirmAs) -> Speaks:
    return Speaks(
        speaker=body.speaker,
        name=body.speaker_name,
        organization=body.organization,
        interprets=body.interprets,
        matter=body.matter,
        without_authority=body.without_authority,
    )


def heard(place: int, one: shapes.SaidIdentifier) -> Said:
    """An identifier in the one form that is compared; 422 for a date or a number that is none."""
    if one.kind == "birth_date":
        try:
            return Said(kind=one.kind, value=date.fromisoformat(one.value.strip()).isoformat())
        except ValueError as error:
            raise _unreadable(place, "Write the birth date as 2017-05-20.") from error
    if one.kind == "telephone":
        try:
            number = phonenumbers.parse(one.value, REGION)
        except phonenumbers.NumberParseException as error:
            raise _unreadable(place, "This is no telephone number.") from error
        return Said(
            kind=one.kind, value=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        )
    return Said(kind=one.kind, value=one.value.strip())


def _unreadable(place: int, sentence: str) -> Problem:
    return Problem(Slug.UNPROCESSABLE, errors={f"identifiers[{place}].value": [sentence]})


def withdraw(told: Told, call: UUID, body: shapes.TakeBack) -> None:
    """The call waits for a patient again, as long as if it had left its work now."""

    def command(at: Looked, now: datetime) -> ask.Command:
        refuse_overtaken(at, told.expected)
        return ask.Withdraw(
            confirmation=body.confirmation,
            by=f"person/{told.person.pk}",
            why=body.why,
            text=body.reason,
            match_by=policy().identity.unmatched_at(policy().hours, now),
        )

    run(told, call, command)
