"""The demo's invented people. None of them is anybody."""

import secrets
from collections.abc import Mapping

import msgspec
from django.db import transaction

from coordination.people import tokens
from coordination.people.models import Person, Role

PEOPLE: Mapping[str, tuple[Role, str]] = {
    "front_desk": (Role.FRONT_DESK, "Noor Haddad"),
    "navigator": (Role.NAVIGATOR, "Ana Quintero"),
    "navigator_2": (Role.NAVIGATOR, "Teo Marsh"),
    "nurse": (Role.NURSE, "Dana Whitlock, RN"),
    "nurse_2": (Role.NURSE, "Priya Raman, RN"),
    "physician": (Role.NURSE, "Ines Duarte, MD"),
    "supervisor": (Role.SUPERVISOR, "Lena Osei"),
    "auditor": (Role.AUDITOR, "Ilse Varga"),
    "manager": (Role.MANAGER, "Omar Castell"),
    "administrator": (Role.ADMINISTRATOR, "Sol Brandt"),
}

# Duties that come with no role: the shipped handoff map has them as backups (S6).
GRANTED: Mapping[str, tuple[str, ...]] = {
    "physician": ("medical_director",),
    "navigator_2": ("privacy_officer",),
}


class Credentials(msgspec.Struct, frozen=True):
    """What the demo prints of one person. `name` is the sign-in name."""

    name: str
    password: str
    token: str


def seat(key: str, kept: Credentials | None) -> Credentials:
    """Make one person exist, with these credentials or new ones. With `kept`, again changes nothing."""
    role, display_name = PEOPLE[key]
    name = display_name.split()[0].lower()
    person, created = Person.objects.get_or_create(
        username=name, defaults={"display_name": display_name, "role": role, "demo": True}
    )
    if not created and not person.demo:
        raise ValueError(f"an account named {name} exists that is not a demo account")
    granted = list(GRANTED.get(key, ()))
    if person.granted_duties != granted:
        person.granted_duties = granted
        person.save(update_fields=["granted_duties"])
    if kept and person.tokens.filter(hash=tokens.hash_of(kept.token), name="demo", revoked_at=None).exists():
        return kept  # token and password were set together; looking the password up would take half a second
    credentials = kept or Credentials(name=name, password=secrets.token_urlsafe(12), token=tokens.fresh())
    person.set_password(credentials.password)
    person.save(update_fields=["password"])
    person.tokens.filter(name="demo").delete()
    tokens.grant(person, "demo", credentials.token)
    return credentials


@transaction.atomic
def seat_all(kept: Mapping[str, Credentials]) -> dict[str, Credentials]:
    """All demo people; those in `kept` keep password and token."""
    return {key: seat(key, kept.get(key)) for key in PEOPLE}
