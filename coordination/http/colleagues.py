"""Who works here: to assign work to."""

from uuid import UUID

from coordination.http.asking import Asked
from coordination.http.endpoints import Query
from coordination.http.shapes import Item, Page
from coordination.people.models import Person
from coordination.people.roles import ANY, RoleName, role_name


class PersonBrief(Item):
    """A colleague, as an owner is shown."""

    id: UUID
    name: str
    initials: str


class Colleague(Item):
    """A colleague to assign work to."""

    id: UUID
    name: str
    initials: str
    role: RoleName


class ColleaguePage(Page[Colleague]):
    """Everybody with an open account, by name."""


class ListColleagues(Query):
    """Everybody with an open account. A clinic is small: there is one page."""

    operation = "people_list"
    roles = ANY
    patient_data = False
    answer = ColleaguePage

    def find(self, asked: Asked) -> ColleaguePage:
        people = Person.objects.filter(is_active=True).order_by("display_name", "pk")
        items = [
            Colleague(id=one.pk, name=one.display_name, initials=one.initials, role=role_name(one.role))
            for one in people
        ]
        return ColleaguePage(items=items, next=None)
