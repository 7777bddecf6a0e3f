"""Who publishes and signs what, as a section of docs/access.md."""

from collections.abc import Iterable

from coordination.http.access_table import also
from coordination.http.words import in_words
from coordination.people.models import Role
from coordination.publishing.rights import LICENSED_GRANTS, LICENSED_ROLES, PROPOSES, PUBLISHES, SIGNS, Rule
from coordination.publishing.titles import OF_LANGUAGES, TITLES, kind_of

HEAD = """
## Who publishes which policy

{proposers} propose any document. A document is published by the roles and grants of its kind; a grant
is the account's own, beside its role. What makes a clinical document looser is published by
{licensed} only (S4).

| documents | published by |
|---|---|
"""
SIGNING = """
## Who signs before anything acts by telephone

| what | signed by |
|---|---|
"""


@also
def section() -> str:
    """Both tables."""
    text = HEAD.format(
        proposers=_listed(_roles(PROPOSES)).capitalize(),
        licensed=_listed(_who(LICENSED_ROLES, LICENSED_GRANTS)),
    )
    for kind, rule in PUBLISHES.items():
        names = [f"`{name}`" for name in sorted(_all_names()) if kind_of(name) == kind]
        text += f"| {kind}: {', '.join(names)} | {_rule(rule)} |\n"
    text += SIGNING
    for subject, rule in SIGNS.items():
        text += f"| {in_words(subject)} | {_rule(rule)} |\n"
    return text


def _all_names() -> list[str]:
    return [*TITLES, *(f"{family}.<language>" for family in OF_LANGUAGES)]


def _rule(rule: Rule) -> str:
    return ", ".join(_who(rule.roles, rule.grants))


def _who(roles: Iterable[Role], grants: Iterable[str]) -> list[str]:
    return [*_roles(roles), *(f"{in_words(grant)} (grant)" for grant in sorted(grants))]


def _roles(roles: Iterable[Role]) -> list[str]:
    """In the order of the roles."""
    named = set(roles)
    return [in_words(role.value) for role in Role if role in named]


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
