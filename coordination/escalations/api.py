"""Escalations over HTTP: what is open, one with its history, and what people do with it."""

from uuid import UUID

from django.db.models import QuerySet

from audit.access import door
from coordination.escalations import commands as ask
from coordination.escalations import doing, shapes
from coordination.escalations.doing import Result, run, who
from coordination.escalations.ids import stream_of
from coordination.escalations.items import items_of, whole_of
from coordination.escalations.notifying.api import AddPushBrowser, ForgetPushBrowser, GetPush
from coordination.escalations.projections import escalations
from coordination.escalations.refusals import NoSuchEscalation, NotOfThisDuty, NotYoursToJudge
from coordination.escalations.row import EscalationRow
from coordination.http.endpoints import Asked, Command, Done, Query, Told, route
from coordination.http.paging import door_page
from coordination.http.problems import Slug, answers
from coordination.log.projection import projected
from coordination.log.stream import now
from coordination.people.roles import CARE, READERS

SHADOW = "shadow"
NEWEST_FIRST = ("-raised_at", "-id")

answers(NoSuchEscalation, Slug.NOT_FOUND)
answers(NotOfThisDuty, Slug.ROLE_NOT_ALLOWED)
answers(NotYoursToJudge, Slug.ROLE_NOT_ALLOWED)


class ListEscalations(Query):
    """Escalations, the newest first: those that are open, or all; of one call. What was only computed is
    shown to nobody."""

    operation = "escalation_list"
    roles = READERS
    parameters = shapes.EscalationParameters
    answer = shapes.EscalationPage
    projections = ("escalations",)

    def find(self, asked: Asked) -> shapes.EscalationPage:
        wanted = asked.parameters

        def choose(rows: "QuerySet[EscalationRow]") -> "QuerySet[EscalationRow]":
            rows = rows.filter(raised_at__isnull=False).exclude(mode=SHADOW)
            if wanted.state == "open":
                rows = rows.filter(is_open=True)
            return rows if wanted.call is None else rows.filter(call=wanted.call)

        page = door_page(asked, "escalations", EscalationRow, choose, order=NEWEST_FIRST)
        at = now()
        return shapes.EscalationPage(
            items=items_of(page.rows, at), next=page.next, now=at, behind=asked.behind
        )


class GetEscalation(Query):
    """One escalation, with its history."""

    operation = "escalation_get"
    roles = READERS
    answer = shapes.EscalationWhole
    projections = ("escalations",)

    def find(self, asked: Asked, id: UUID) -> shapes.EscalationWhole:
        stream = stream_of(id)
        found = door.read_streams(asked.accessor, "escalation", [stream]).get(stream)
        if found is None:
            raise door.NotShown
        row = projected(escalations, found.logged)
        if row.raised_at is None or row.mode == SHADOW:
            raise door.NotShown
        return whole_of(row, found.logged, found.now)


class EscalationCommand(Command):
    """A command that answers the escalation after it, from the log: the read model may not have it yet."""

    roles = CARE
    answer = shapes.EscalationWhole

    def do(self, told: Told, id: UUID) -> Done:
        return done(self.act(told, id))

    def act(self, told: Told, id_: UUID) -> Result:
        raise NotImplementedError


def done(result: Result) -> Done:
    item = whole_of(result.row, result.logged, result.now)
    return Done(stream=result.stream, version=result.row.version, item=item)


class RaiseEscalation(Command):
    """Ask for a handoff of a call: it begins an escalation, or joins the open one of its category."""

    operation = "escalation_raise"
    roles = CARE
    body = shapes.RaiseEscalation
    answer = shapes.EscalationWhole

    def do(self, told: Told) -> Done:
        return done(doing.raise_by_person(told, told.body))


class AcknowledgeEscalation(EscalationCommand):
    """Answer for it. Compare and set: of two who acknowledge, one has it."""

    operation = "escalation_acknowledge"
    if_match = True

    def act(self, told: Told, id_: UUID) -> Result:
        return doing.acknowledge(told, id_)


class ReachCaller(EscalationCommand):
    """She speaks with the caller: it is hers."""

    operation = "escalation_reach"

    def act(self, told: Told, id_: UUID) -> Result:
        return run(told, id_, lambda at: ask.Reach(**who(told, at)), expected=told.expected)


class RecordEscalationTry(EscalationCommand):
    """A try to call back was in vain."""

    operation = "escalation_record_try"
    body = shapes.RecordTry

    def act(self, told: Told, id_: UUID) -> Result:
        return doing.record_try(told, id_, told.body)


class DecideUnreachable(EscalationCommand):
    """After the tries: what a clinician decided about a caller whom nobody reached."""

    operation = "escalation_decide"
    body = shapes.DecideUnreachable

    def act(self, told: Told, id_: UUID) -> Result:
        said: shapes.DecideUnreachable = told.body
        return run(
            told,
            id_,
            lambda at: ask.DecideUnreachable(decision=said.decision, note=said.note, **who(told, at)),
            expected=told.expected,
        )


class ConfirmEscalation(EscalationCommand):
    """It was right to escalate."""

    operation = "escalation_confirm"
    body = shapes.ConfirmWith

    def act(self, told: Told, id_: UUID) -> Result:
        note = told.body.note
        return run(told, id_, lambda at: ask.Confirm(note=note, **who(told, at)), expected=told.expected)


class DismissEscalation(EscalationCommand):
    """It need not have been escalated, and why."""

    operation = "escalation_dismiss"
    body = shapes.DismissWith

    def act(self, told: Told, id_: UUID) -> Result:
        why = told.body.why
        return run(told, id_, lambda at: ask.Dismiss(why=why, **who(told, at)), expected=told.expected)


class ResolveEscalation(EscalationCommand):
    """It is over: it was judged, and the caller reached, or decided what to do instead."""

    operation = "escalation_resolve"

    def act(self, told: Told, id_: UUID) -> Result:
        return run(told, id_, lambda at: ask.Resolve(**who(told, at)), expected=told.expected)


routes = [
    route("push", GetPush),
    route("push/browsers", AddPushBrowser),
    route("push/browsers/<uuid:id>", ForgetPushBrowser),
    route("escalations", ListEscalations),
    route("escalations/raise", RaiseEscalation),
    route("escalations/<uuid:id>", GetEscalation),
    route("escalations/<uuid:id>/acknowledge", AcknowledgeEscalation),
    route("escalations/<uuid:id>/reach", ReachCaller),
    route("escalations/<uuid:id>/record_try", RecordEscalationTry),
    route("escalations/<uuid:id>/decide", DecideUnreachable),
    route("escalations/<uuid:id>/confirm", ConfirmEscalation),
    route("escalations/<uuid:id>/dismiss", DismissEscalation),
    route("escalations/<uuid:id>/resolve", ResolveEscalation),
]
