"""The worklist and the follow-ups, over HTTP."""

from datetime import datetime
from uuid import UUID

from audit.access import door
from audit.access.position import latest_position
from coordination.followups import commands as ask
from coordination.followups import dialing, doing, promising, shapes
from coordination.followups.doing import Result, run, who
from coordination.followups.items import followup_of, items_of
from coordination.followups.of_calls import followups_of, heard
from coordination.followups.projections import followups
from coordination.followups.refusals import NoSuchFollowup
from coordination.followups.row import FollowupRow
from coordination.followups.urgent import marked, urgent_calls
from coordination.followups.views import Viewer
from coordination.followups.worklist import Reading, counts, oldest, spam
from coordination.http.endpoints import Asked, Command, Done, Query, Search, Told, route
from coordination.http.paging import door_page
from coordination.http.problems import Problem, Slug, answers
from coordination.log.identifiers import keyed_hash
from coordination.log.projection import projected
from coordination.log.stream import now
from coordination.people.models import Role
from coordination.people.roles import CARE, READERS, duties_of
from telephony.calls.items import join

answers(NoSuchFollowup, Slug.NOT_FOUND)
join("followup", followups_of)
join("heard", heard)


def viewer_of(asked: Asked) -> Viewer:
    person = asked.person
    return Viewer(person=person.pk, duties=duties_of(Role(person.role), person.granted_duties), now=now())


class ListWorklist(Query):
    """A view of the open follow-ups, in the one order: what is urgent, breached, for review, soonest due."""

    operation = "worklist_list"
    roles = READERS
    parameters = shapes.WorklistParameters
    answer = shapes.WorklistPage
    projections = ("followups",)

    def find(self, asked: Asked) -> shapes.WorklistPage:
        wanted = asked.parameters
        try:
            page = Reading(wanted.view, viewer_of(asked), wanted.kind, wanted.cursor, wanted.limit)
        except ValueError as error:
            raise Problem(Slug.CURSOR_INVALID, "Begin again without a cursor.") from error
        rows = door.read(asked.accessor, "worklist", FollowupRow, page.take)
        return page_of(asked, rows, page.next, page.now)


def page_of(asked: Asked, rows: list[FollowupRow], next_: str | None, at: datetime) -> shapes.WorklistPage:
    items = items_of(asked.accessor, rows, at)
    return shapes.WorklistPage(
        items=items, next=next_, now=at, position=latest_position(), behind=asked.behind
    )


class CountWorklist(Query):
    """How many open follow-ups are in each view, and the one that has waited longest."""

    operation = "worklist_counts"
    roles = READERS | {Role.MANAGER}
    patient_data = False
    answer = shapes.WorklistCounts
    projections = ("followups",)

    def find(self, asked: Asked) -> shapes.WorklistCounts:
        viewer = viewer_of(asked)
        views = door.figures(asked.accessor, FollowupRow, lambda rows: counts(rows, viewer))
        first = door.figures(asked.accessor, FollowupRow, oldest)
        return shapes.WorklistCounts(
            views=shapes.WorklistViews(**views),
            spam=door.figures(asked.accessor, FollowupRow, spam),
            oldest=shapes.WorklistOldest(id=first[0], opened=first[1]) if first is not None else None,
        )


class SearchWorklist(Search):
    """Follow-ups of a telephone number, open or closed, the newest first. Other words find nothing yet."""

    operation = "worklist_search"
    roles = READERS
    body = shapes.SearchWords
    answer = shapes.WorklistPage
    projections = ("followups",)

    def sought(self, words: str) -> str:
        return promising.e164(words) or words

    def find(self, asked: Asked) -> shapes.WorklistPage:
        number = promising.e164(asked.body.words)
        wanted = keyed_hash("number", number) if number is not None else None
        page = door_page(
            asked,
            "worklist_search",
            FollowupRow,
            lambda rows: rows.filter(number_hash=wanted) if wanted is not None else rows.none(),
            order=("-opened", "-id"),
        )
        return page_of(asked, marked(page.rows, urgent_calls()), page.next, now())


class GetFollowup(Query):
    """One follow-up, with its history."""

    operation = "followup_get"
    roles = READERS
    problems = (410,)
    answer = shapes.Followup
    projections = ("followups",)

    def find(self, asked: Asked, id: UUID) -> shapes.Followup:
        stream = f"followup/{id}"
        found = door.read_streams(asked.accessor, "followup", [stream]).get(stream)
        if found is None:
            raise door.NotShown
        row = projected(followups, found.logged)
        if row.opened is None:
            raise Problem(Slug.GONE, "The key of this follow-up was destroyed.")
        return followup_of(asked.accessor, row, found.logged, found.now)


class FollowupCommand(Command):
    """A command that answers the follow-up after it, from the log: the read model may not have it yet."""

    roles = CARE
    answer = shapes.Followup

    def do(self, told: Told, id: UUID) -> Done:
        return done(told, self.act(told, id))

    def act(self, told: Told, id_: UUID) -> Result:
        raise NotImplementedError


def done(told: Told, result: Result) -> Done:
    item = followup_of(told.accessor, result.row, result.logged, result.now)
    return Done(stream=result.stream, version=result.version, item=item)


class PromiseFollowup(Command):
    """Promise a callback: on the open follow-up of that number, or on a new one."""

    operation = "followup_promise"
    roles = CARE
    body = shapes.PromiseCallback
    answer = shapes.Followup

    def do(self, told: Told) -> Done:
        return done(told, promising.promise(told, told.body))


class ClaimFollowup(FollowupCommand):
    """Take it, for fifteen minutes unless renewed. Compare and set: of two who claim, one has it."""

    operation = "followup_claim"
    if_match = True

    def act(self, told: Told, id_: UUID) -> Result:
        return run(told, id_, lambda at: ask.Claim(until=at + doing.claim_holds(), **who(told, at)))


class RenewFollowup(FollowupCommand):
    """Keep it for another fifteen minutes."""

    operation = "followup_renew"

    def act(self, told: Told, id_: UUID) -> Result:
        return run(told, id_, lambda at: ask.Renew(until=at + doing.claim_holds(), **who(told, at)))


class ReleaseFollowup(FollowupCommand):
    """Give it back to its duty."""

    operation = "followup_release"

    def act(self, told: Told, id_: UUID) -> Result:
        return run(told, id_, lambda at: ask.Release(**who(told, at)))


class AssignFollowup(FollowupCommand):
    """Give it to a colleague, for an hour unless renewed."""

    operation = "followup_assign"
    body = shapes.AssignTo

    def act(self, told: Told, id_: UUID) -> Result:
        one = doing.colleague(told.body.to)
        to, name = f"person/{one.pk}", one.display_name
        return run(
            told,
            id_,
            lambda at: ask.Assign(to=to, to_name=name, until=at + doing.assignment_holds(), **who(told, at)),
        )


class DialFollowup(FollowupCommand):
    """Ring the caller through the phone system. `dialed` is the call that was placed."""

    operation = "followup_dial"

    def act(self, told: Told, id_: UUID) -> Result:
        return dialing.dial(told, id_)


class RecordFollowupAttempt(FollowupCommand):
    """Say how a try went; the plan says when the next is due."""

    operation = "followup_record_attempt"
    body = shapes.RecordAttempt

    def act(self, told: Told, id_: UUID) -> Result:
        return doing.record_attempt(told, id_, told.body)


class SnoozeFollowup(FollowupCommand):
    """Put it out of sight. Its due time stands: the caller still waits."""

    operation = "followup_snooze"
    body = shapes.SnoozeUntil

    def act(self, told: Told, id_: UUID) -> Result:
        return run(told, id_, lambda at: ask.Snooze(until=told.body.until, **who(told, at)))


class CloseFollowup(FollowupCommand):
    """End it. Could-not-reach needs the plan's attempts; spam is one key."""

    operation = "followup_close"
    body = shapes.CloseWith
    if_match = True

    def act(self, told: Told, id_: UUID) -> Result:
        return doing.close(told, id_, told.body)


class ReopenFollowup(FollowupCommand):
    """It is not over: it gets a new due time."""

    operation = "followup_reopen"
    body = shapes.ReopenWhy
    if_match = True

    def act(self, told: Told, id_: UUID) -> Result:
        return doing.reopen(told, id_, told.body)


routes = [
    route("worklist", ListWorklist),
    route("worklist/counts", CountWorklist),
    route("worklist/search", SearchWorklist),
    route("followups/promise", PromiseFollowup),
    route("followups/<uuid:id>", GetFollowup),
    route("followups/<uuid:id>/claim", ClaimFollowup),
    route("followups/<uuid:id>/renew", RenewFollowup),
    route("followups/<uuid:id>/release", ReleaseFollowup),
    route("followups/<uuid:id>/assign", AssignFollowup),
    route("followups/<uuid:id>/dial", DialFollowup),
    route("followups/<uuid:id>/record_attempt", RecordFollowupAttempt),
    route("followups/<uuid:id>/snooze", SnoozeFollowup),
    route("followups/<uuid:id>/close", CloseFollowup),
    route("followups/<uuid:id>/reopen", ReopenFollowup),
]
