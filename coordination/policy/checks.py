"""What one file says about another: every duty, plan and number that is named must exist."""

from coordination.policy.clinic import Duty, Line
from coordination.policy.errors import PolicyError
from coordination.policy.plans import FollowupsFile, Window
from coordination.policy.roster_file import RosterFile

REQUIRED_PLANS = (
    "callback",
    "voicemail",
    "promised",
    "incident",
    "interpreter",
    "interpreter_live",
    "not_heard",
    "not_moved",
    "unanswered",
    "unmatched",
    "supervisor_callback",
    "navigator_callback",
    "interpreter_callback",
)


def check_references(
    followups: FollowupsFile, lines: dict[str, Line], duties: dict[str, Duty], languages: tuple[str, ...]
) -> None:
    """Raise PolicyError for the first name that leads nowhere."""
    _check_plans(followups, duties)
    _check_lines(lines, duties, languages)
    for name, duty in duties.items():
        _duty("duties.yaml", f"duties.{name}.fallback", duty.fallback, duties)


def check_roster(roster: RosterFile, duties: dict[str, Duty]) -> None:
    """Raise PolicyError where the roster has a duty that there is not."""
    for name in roster.shifts:
        _duty("roster.yaml", f"shifts.{name}", name, duties)
    for number, entry in enumerate(roster.exceptions):
        _duty("roster.yaml", f"exceptions[{number}].duty", entry.duty, duties)


def _check_plans(followups: FollowupsFile, duties: dict[str, Duty]) -> None:
    for name in REQUIRED_PLANS:
        if name not in followups.plans:
            raise PolicyError("followups.yaml", f"plans.{name}", "is missing: nothing would be due (S5)")
    for name, plan in followups.plans.items():
        where = f"plans.{name}"
        _duty("followups.yaml", f"{where}.duty", plan.duty, duties)
        _duty("followups.yaml", f"{where}.fallback", plan.fallback, duties)
        for field in ("due_when_open", "due_when_closed"):
            window: Window = getattr(plan, field).value
            _duty("followups.yaml", f"{where}.{field}.value.duty", window.duty or plan.duty, duties)
        if plan.attempts not in followups.attempt_plans:
            sentence = f"no attempt plan is called `{plan.attempts}`"
            raise PolicyError("followups.yaml", f"{where}.attempts", sentence)


def _check_lines(lines: dict[str, Line], duties: dict[str, Duty], languages: tuple[str, ...]) -> None:
    numbers: set[str] = set()
    for name, line in lines.items():
        _duty("lines.yaml", f"lines.{name}.duty", line.duty, duties)
        if line.language not in languages:
            raise PolicyError("lines.yaml", f"lines.{name}.language", f"no prompts are in `{line.language}`")
        for key, language in line.languages.items():
            if language not in languages or language == line.language:
                where = f"lines.{name}.language_keys.value.{key}"
                raise PolicyError("lines.yaml", where, f"`{language}` is no other language that has prompts")
        if line.number in numbers:
            raise PolicyError("lines.yaml", f"lines.{name}.number", "another line has this number")
        numbers.add(line.number)


def _duty(file: str, field: str, name: str, duties: dict[str, Duty]) -> None:
    if name not in duties:
        raise PolicyError(file, field, f"no duty is called `{name}`")
