"""Who works here, as a roster is judged by: duties by sign-in name."""

from coordination.people.models import Person, Role
from coordination.people.roles import duties_of


def duties_by_name() -> dict[str, tuple[str, ...]]:
    """Everybody with an open account."""
    people = Person.objects.filter(is_active=True)
    return {one.username: tuple(duties_of(Role(one.role), one.granted_duties)) for one in people}
