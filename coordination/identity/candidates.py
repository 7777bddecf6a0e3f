"""Whose call it may be: each chart that something leads to, with what matches and what does not. Pure.

A candidate says nothing of its chart, not even a name: it says how what is known of the call compares with
it. So a proposal discloses nothing, to the staff or, read aloud, to the caller.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from coordination.ehr.charts import Chart
from coordination.ehr.names import likeness, names_given
from coordination.identity.events import Described
from coordination.identity.matching import Said, agrees, numbers_of
from coordination.policy.identity import IdentityPolicy

Outcome = Literal["matches", "similar", "of_a_relation", "differs", "not_known"]
POINTS: dict[str, dict[Outcome, int]] = {
    "birth_date": {"matches": 8},
    "mrn": {"matches": 8},
    "name": {"matches": 6, "similar": 4},
    "number": {"matches": 2, "of_a_relation": 1},
}
"""What each is worth in the order of the list. A number is a household's: it is worth least."""
BORN_THE_SAME_DAY = 5  # less for a birth date whose name is another: somebody else was born that day


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """How a chart compares with what is known of the call. `name_likeness` is of 100."""

    number: Outcome
    name: Outcome
    birth_date: Outcome
    mrn: Outcome
    name_likeness: int | None

    @property
    def points(self) -> int:
        together = sum(points.get(getattr(self, what), 0) for what, points in POINTS.items())
        another = self.birth_date == "matches" and self.name == "differs"
        return together - (BORN_THE_SAME_DAY if another else 0)


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A chart that the call may belong to."""

    chart: Chart
    compared: Compared


def candidates(
    number: str | None, described: Sequence[Described], charts: Iterable[Chart], rules: IdentityPolicy
) -> list[Candidate]:
    """The charts that something speaks for, the likeliest first. Of several descriptions (two patients in one
    call) each chart is compared with the one that fits it best."""
    known = described or (Described(),)
    found = [
        Candidate(
            chart=chart,
            compared=max((compare(number, one, chart, rules) for one in known), key=lambda it: it.points),
        )
        for chart in charts
    ]
    likely = [one for one in found if one.compared.points]
    return sorted(
        likely, key=lambda one: (-one.compared.points, -(one.compared.name_likeness or 0), one.chart.record)
    )


def compare(number: str | None, described: Described, chart: Chart, rules: IdentityPolicy) -> Compared:
    """One chart with what is known."""
    name = described.name.strip()
    alike = likeness(name, str(chart.name))
    return Compared(
        number=_number(number, chart),
        name=_name(name, alike, chart, rules),
        birth_date=_birth_date(described.birth_date, chart),
        mrn=_mrn(described.mrn, chart, rules),
        name_likeness=round(alike) if name else None,
    )


def _number(number: str | None, chart: Chart) -> Outcome:
    if number is None:
        return "not_known"
    if number in numbers_of(chart):
        return "matches"
    return "of_a_relation" if any(number in one.numbers for one in chart.relations) else "differs"


def _name(said: str, alike: float, chart: Chart, rules: IdentityPolicy) -> Outcome:
    if not said:
        return "not_known"
    if alike >= rules.name_confirms_at and names_given(said, chart.name.given):
        return "matches"
    return "similar" if alike >= rules.name_proposes_at else "differs"


def _birth_date(said: date | None, chart: Chart) -> Outcome:
    if said is None:
        return "not_known"
    return "matches" if said == chart.birth_date else "differs"


def _mrn(said: str, chart: Chart, rules: IdentityPolicy) -> Outcome:
    if not said.strip():
        return "not_known"
    return "matches" if agrees(Said(kind="mrn", value=said), chart, rules) else "differs"


def what_to_ask(found: Sequence[Candidate], shown: int) -> str:
    """What brings it further, in a sentence for staff."""
    if not found:
        return "Nobody in the directory fits. Ask for the full name and the birth date."
    if len(found) > shown:
        return f"{len(found)} charts fit, {shown} are shown. Ask for the birth date."
    if len(found) > 1:
        return f"{len(found)} charts fit. Ask for the full name and the birth date."
    missing = [
        words
        for field, words in (("name", "the full name"), ("birth_date", "the birth date"))
        if getattr(found[0].compared, field) == "not_known"
    ]
    if missing:
        return f"One chart fits. Ask for {' and '.join(missing)}."
    return "One chart fits. Compare two identifiers and confirm it."
