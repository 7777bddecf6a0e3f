"""Roles and the duties that come with them. docs/access.md is generated from these sets."""

from collections.abc import Mapping
from typing import Final, Literal, cast, get_args

from coordination.people.models import Role

# For the published API, whose shapes are structs.
RoleName = Literal["navigator", "front_desk", "nurse", "supervisor", "auditor", "manager", "administrator"]
DutyName = Literal[
    "nurse",
    "on_call_clinician",
    "supervisor",
    "navigator",
    "front_desk",
    "scheduler",
    "billing",
    "referral_coordinator",
    "case_manager",
    "interpreter",
    "privacy_officer",
    "medical_director",
]
DUTIES: Final[tuple[str, ...]] = get_args(DutyName)

_NAVIGATOR = ("navigator", "scheduler", "billing", "referral_coordinator", "case_manager", "interpreter")
_FRONT_DESK = ("front_desk",)
_NURSE = ("nurse", "on_call_clinician")

# Privacy officer and medical director come with no role: they are grants on an account.
DUTIES_OF_ROLE: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.NAVIGATOR: _NAVIGATOR,
    Role.FRONT_DESK: _FRONT_DESK,
    Role.NURSE: _NURSE,
    Role.SUPERVISOR: (*_NURSE, "supervisor", *_NAVIGATOR, *_FRONT_DESK),
    Role.AUDITOR: (),
    Role.MANAGER: (),
    Role.ADMINISTRATOR: (),
}

ANY: Final = frozenset(Role)
CARE: Final = frozenset({Role.NAVIGATOR, Role.FRONT_DESK, Role.NURSE, Role.SUPERVISOR})
CLINICAL: Final = frozenset({Role.NURSE})
SUPERVISION: Final = frozenset({Role.SUPERVISOR})
# Managers see counts, never a person's call; the administrator runs the system and sees no patient.
READERS: Final = CARE | {Role.AUDITOR}
FIGURES: Final = CARE | {Role.MANAGER}
STAFF_ADMIN: Final = frozenset({Role.ADMINISTRATOR})
PATIENT_DATA_ROLES: Final = READERS

PURPOSES: Final = ("treatment", "operations", "review", "audit")


def role_name(person_role: str) -> RoleName:
    """The stored role, as the API's type."""
    return cast(RoleName, Role(person_role).value)


def duties_of(role: Role, granted: list[str]) -> list[DutyName]:
    """The duties of an account, in the order of the vocabulary, each once."""
    held = {*DUTIES_OF_ROLE[role], *granted}
    return [duty for duty in get_args(DutyName) if duty in held]


def usual_purpose(role: Role) -> str:
    """Why this role reads when it does not say."""
    return "audit" if role == Role.AUDITOR else "treatment"
