"""Who works here, as a roster is judged by: duties by sign-in name."""

from coordination.people.models import Person, Role
from coordination.people.roles import duties_of


def duties_by_name() -> dict[str, tuple[str, ...]]:
    """Everybody with an open account."""
    people = Person.objects.filter(is_active=True)
    return {one.username: tuple(duties_of(Role(one.role), one.granted_duties)) for one in people}


def display_names() -> dict[str, str]:
    """What colleagues read, by sign-in name; of accounts that were closed, too."""
    return dict(Person.objects.values_list("username", "display_name"))
