"""An invented concept's API over the conventions: letters are posted, delivered, read, listed, searched."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from audit.access import door
from coordination.http.endpoints import Asked, Command, Done, Query, Search, Told, route
from coordination.http.paging import door_page
from coordination.http.problems import Slug, answers
from coordination.http.shapes import Body, Item, Page, PageBody, PageParameters
from coordination.http.since import says
from coordination.log.execute import execute
from coordination.log.projection import projected
from coordination.people.roles import CARE, READERS
from tests.log.letters.alarms import LETTER
from tests.log.letters.decisions import Deliver, NotPosted, Post
from tests.log.letters.events import LetterDelivered
from tests.log.letters.models import LetterRow
from tests.log.letters.projections import letters

says(LetterDelivered, "delivered this")
answers(NotPosted, Slug.NOT_FOUND)


class LetterItem(Item):
    """A letter."""

    id: UUID
    version: int
    town: str


class LetterPage(Page[LetterItem]):
    """Letters, by id."""


class PostLetter(Body):
    to: str
    due: datetime | None = None
    how: Literal["air", "sea"] = "air"


class LetterWords(PageBody):
    words: str


def item(row: LetterRow) -> LetterItem:
    return LetterItem(id=row.id, version=row.version, town=row.town or "")


class Posting(Command):
    """Post it."""

    operation = "letter_post"
    roles = CARE
    body = PostLetter
    answer = LetterItem

    def do(self, told: Told, id: UUID) -> Done:
        outcome = execute(LETTER, f"letter/{id}", lambda now: Post(told.body.to, told.body.due), told.context)
        return Done(
            stream=outcome.stream, version=outcome.version, item=item(projected(letters, outcome.logged))
        )


class Delivering(Command):
    """Deliver it."""

    operation = "letter_deliver"
    roles = CARE
    answer = LetterItem
    if_match = True

    def do(self, told: Told, id: UUID) -> Done:
        stream = f"letter/{id}"
        outcome = execute(LETTER, stream, lambda now: Deliver(), told.context, expected=told.expected)
        return Done(stream=stream, version=outcome.version, item=item(projected(letters, outcome.logged)))


class GetLetter(Query):
    """One letter."""

    operation = "letter_get"
    roles = READERS
    answer = LetterItem
    projections = ("letters",)

    def find(self, asked: Asked, id: UUID) -> LetterItem:
        return item(door.read_one(asked.accessor, "letter", LetterRow, id))


class ListLetters(Query):
    """Letters."""

    operation = "letter_list"
    roles = READERS
    parameters = PageParameters
    answer = LetterPage
    projections = ("letters",)

    def find(self, asked: Asked) -> LetterPage:
        page = door_page(asked, "letters", LetterRow, lambda rows: rows.all(), order=("-version", "-id"))
        return LetterPage(items=[item(row) for row in page.rows], next=page.next)


class SearchLetters(Search):
    """Letters with these words."""

    operation = "letter_search"
    roles = READERS
    body = LetterWords
    answer = LetterPage

    def find(self, asked: Asked) -> LetterPage:
        page = door_page(asked, "letters", LetterRow, lambda rows: rows.all(), order=("id",))
        return LetterPage(items=[item(row) for row in page.rows], next=page.next)


class PeekLetter(Query):
    """A careless endpoint: it goes around the door."""

    operation = "letter_peek"
    roles = READERS
    answer = LetterItem

    def find(self, asked: Asked, id: UUID) -> LetterItem:
        return item(LetterRow._default_manager.get(pk=id))


routes = [
    route("letters", ListLetters),
    route("letters/search", SearchLetters),
    route("letters/<uuid:id>", GetLetter),
    route("letters/<uuid:id>/peek", PeekLetter),
    route("letters/<uuid:id>/post", Posting),
    route("letters/<uuid:id>/deliver", Delivering),
]
