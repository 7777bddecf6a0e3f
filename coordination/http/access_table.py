"""The table of who may do what, from the routes themselves."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

from coordination.http.endpoint import Endpoint
from coordination.http.words import in_words
from coordination.people.models import Role

Section = Callable[[], str]
_SECTIONS: list[Section] = []


def also(section: Section) -> Section:
    """Add what an app has to say of who may do what, beyond its routes: a section of the page."""
    _SECTIONS.append(section)
    return section


class Undeclared(Exception):
    """A route says neither which roles may use it, nor what protects it instead."""


class Line(NamedTuple):
    """One operation. `roles` None: anybody, because of `door`."""

    method: str
    address: str
    roles: frozenset[Role] | None
    door: str
    patient_data: bool


def lines() -> list[Line]:
    """Every operation of every address, sorted. `Undeclared` names a route without a declaration."""
    return sorted(_walk(get_resolver().url_patterns, "/"), key=lambda line: (line.address, line.method))


def _walk(patterns: Iterable[URLPattern | URLResolver], before: str) -> Iterator[Line]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, address)
        else:
            yield from _of(pattern, address)


def _of(pattern: URLPattern, address: str) -> Iterator[Line]:
    endpoints: dict[str, type[Endpoint]] = getattr(getattr(pattern.callback, "cls", None), "endpoints", {})
    for method, endpoint in endpoints.items():
        roles = None if endpoint.roles is None else frozenset(Role(role) for role in endpoint.roles)
        door = "signing in" if roles is None else ""
        yield Line(method.upper(), address, roles, door, endpoint.patient_data)
    if endpoints:
        return
    door = getattr(pattern.callback, "open_door", "")
    if not door:
        raise Undeclared(address)
    yield Line("", address, None, door, patient_data=False)


HEAD = """# Who may do what

Generated from the routes by `manage.py access_table`. A route that declares no roles fails a test, and
another test sends every role to every route and compares. ● may, · may not (403, and the try is on record
where patient data is concerned). *Reads* marks the routes whose answers hold patient data: each
is on record in `access/<person and day>` before it leaves. The administrator runs the
system and sees no patient; a manager sees figures. Bearer tokens have their person's role.

"""
TAIL = """
## Doors without a role

| address | what protects it |
|---|---|
"""


def page() -> str:
    """docs/access.md."""
    roles = list(Role)
    titles = " | ".join(in_words(role.value) for role in roles)
    text = f"{HEAD}| route | reads | {titles} |\n|---|---|{'---|' * len(roles)}\n"
    doors = TAIL
    for line in lines():
        address = _plain(line.address)
        if line.roles is None:
            doors += f"| `{line.method + ' ' if line.method else ''}{address}` | {line.door} |\n"
            continue
        marks = " | ".join("●" if role in line.roles else "·" for role in roles)
        text += f"| `{line.method} {address}` | {'yes' if line.patient_data else ''} | {marks} |\n"
    return text + doors + "".join(section() for section in _SECTIONS)


def _plain(address: str) -> str:
    """`/api/v1/calls/<uuid:id>` -> `/api/v1/calls/{id}`; a pattern of the rest is called so."""
    if "^" in address:
        return "every other address" if address.endswith(".*$") else address.replace("|", "\\|")
    return address.replace("<uuid:", "{").replace("<int:", "{").replace("<str:", "{").replace(">", "}")
