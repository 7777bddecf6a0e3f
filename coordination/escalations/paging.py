"""Between an escalation and the telephones that ring for it (telephony/pages).

A page says nothing of what it is for (S8). Only what is live rings (S14): the decision has said so, and it is
asked once more here, where a telephone would ring.
"""

from uuid import UUID

from coordination.escalations.alarms import ESCALATION
from coordination.escalations.commands import AcknowledgeByPhone, Command, NoteUnrung
from coordination.escalations.entries import entry_of
from coordination.escalations.events import (
    EscalationAcknowledged,
    EscalationCallerReached,
    EscalationDismissed,
    EscalationNotified,
    EscalationResolved,
)
from coordination.escalations.ids import stream_of
from coordination.escalations.riding import (
    REACTOR,
    Asked,
    asked_for,
    asks_for_a_telephone,
    page_id,
    riders,
    rings_already,
)
from coordination.escalations.staffing import TELEPHONE, moment_at
from coordination.escalations.state import Open, raised_of
from coordination.log.append import Entry
from coordination.log.decider import state_of
from coordination.log.event import Event, Forgotten, Logged
from coordination.log.execute import decided
from coordination.log.reactor import reactor
from coordination.log.stream import Loaded, load
from coordination.policy.published import policy
from telephony.pages.commands import RequestPage, WithdrawPage
from telephony.pages.decisions import PAGE
from telephony.pages.decisions import stream_of as page_stream
from telephony.pages.events import PageAcknowledged, PageFailed, PageRequested
from telephony.pages.state import page_of

SCRIPT = "page_escalation"


@reactor(REACTOR, kinds=("escalation",), version="1", on=(EscalationNotified,))
def ring(cause: Logged) -> list[Entry]:
    """Have the on-call's telephone rung. Whose turn it is, and the number, are of this moment."""
    notified = cause.event
    if not isinstance(notified, EscalationNotified) or not asks_for_a_telephone(notified):
        return []
    state = state_of(ESCALATION, load(cause.stream).events)
    if cause.mode != "live" or not isinstance(state, Open) or state.holder is not None or state.is_quiet:
        return []
    if rings_already(cause, notified, state.raised.call):
        return []
    return [_requested(load(page_stream(page_id(cause))), notified, cause.stream_id, state)]


def _requested(loaded: Loaded, notified: EscalationNotified, escalation: UUID, state: Open) -> Entry:
    clinic = policy()
    prompt = clinic.prompt(SCRIPT, clinic.clinic.language)
    wanted = RequestPage(
        now=loaded.now,
        person=person_of(notified.person),
        name=notified.name,
        number=clinic.roster.on_call(notified.at).number,
        line=state.raised.line if state.raised.line in clinic.lines else next(iter(clinic.lines)),
        script=prompt.name,
        script_version=prompt.version,
        language=prompt.language,
        purpose="escalation",
        reference=escalation,
    )
    return decided(PAGE, loaded, wanted)


def person_of(by: str | None) -> UUID | None:
    """The account behind `person/<uuid>`; none behind a telephone that is no one person's."""
    kind, _, name = (by or "").partition("/")
    return UUID(name) if kind == "person" else None


@reactor(
    "escalation_withdrawals",
    kinds=("escalation",),
    version="1",
    on=(EscalationAcknowledged, EscalationCallerReached, EscalationDismissed, EscalationResolved),
)
def withdraw(cause: Logged) -> list[Entry]:
    """Somebody has it: telephones that do not ring yet will not, unless another of this caller's escalations
    rode along: then they ring for that one."""
    raised = raised_of(state_of(ESCALATION, load(cause.stream).events))
    if raised is None:
        return []
    asked = asked_for(raised.call)
    entries: list[Entry] = []
    for own in [one for one in asked if one.escalation.stream == cause.stream]:
        entries.append(decided(PAGE, own.loaded, WithdrawPage(now=own.loaded.now)))
        if own.page.phase == "waiting":
            entries += _rung_for_a_rider(own, raised.call)
    return entries


def _rung_for_a_rider(own: Asked, call: UUID) -> list[Entry]:
    """At most one: the others ride along with it."""
    for one in riders(call, own.escalation.stream, own.notified.person, own.notified.name):
        state = state_of(ESCALATION, one.escalation.events)
        if isinstance(state, Open) and state.holder is None:
            return [_requested(one.loaded, one.notified, one.escalation.logged[0].stream_id, state)]
    return []


@reactor("escalation_answers", kinds=("page",), version="1", on=(PageAcknowledged, PageFailed))
def take_by_phone(cause: Logged) -> list[Entry]:
    """The key takes it; a telephone that nobody answered is not waited for."""
    page = page_of(load(cause.stream).events)
    if page.requested is None or page.requested.purpose != "escalation":
        return []
    loaded = load(stream_of(page.requested.reference))
    state = state_of(ESCALATION, loaded.events)
    asked = [(loaded, one) for one in loaded.logged if page_id(one) == cause.stream_id]
    if (raised := raised_of(state)) is not None:
        riding = riders(raised.call, loaded.stream, _account(page.requested), page.requested.name)
        asked += [(one.escalation, one.cause) for one in riding]
    told = [(one, _meant(cause.event, one, asking, page.requested)) for one, asking in asked]
    return [entry_of(one, [command]) for one, command in told if command is not None]


def _meant(
    event: Event | Forgotten, escalation: Loaded, asked: Logged, wanted: PageRequested
) -> Command | None:
    """What the page's end means to an escalation that asked for this telephone."""
    at, by = moment_at(escalation.now), _account(wanted) or TELEPHONE.by
    match event, asked.event:
        case PageAcknowledged(), EscalationNotified():
            return AcknowledgeByPhone(at=at, by=by, name=wanted.name)
        case PageFailed(why=why), EscalationNotified(step=step, round=number):
            return NoteUnrung(at=at, step=step, round=number, by=by, name=wanted.name, why=why)
        case _:
            return None


def _account(wanted: PageRequested) -> str | None:
    return f"person/{wanted.person}" if wanted.person is not None else None
