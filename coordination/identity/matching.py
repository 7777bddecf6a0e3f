"""Whether what somebody said is what a chart has. Pure.

Two identifiers of different kinds are asked for, as the Joint Commission's NPSG.01.01.01 does; it accepts a
name, a birth date, an assigned number, a telephone number or another that is the person's own. A number and
an address are a household's (S2), so one of the two must be the person's.
"""

from datetime import date

import msgspec
from rapidfuzz import fuzz

from coordination.ehr.charts import Chart
from coordination.ehr.names import likeness, names_given, plain
from coordination.identity.events import IdentifierKind
from coordination.policy.identity import IdentityPolicy

OF_THE_PERSON: frozenset[IdentifierKind] = frozenset({"full_name", "birth_date", "mrn"})
WORDS_OF_A_FULL_NAME = 2


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """An identifier as it was said: dates as 2017-05-20, numbers in E.164."""

    kind: IdentifierKind
    value: str


def agrees(said: Said, chart: Chart, rules: IdentityPolicy) -> bool:
    """Whether the chart has it. A name or address as it may have been heard, everything else exactly."""
    match said.kind:
        case "full_name":
            whole = len(plain(said.value).split()) >= WORDS_OF_A_FULL_NAME
            given = names_given(said.value, chart.name.given)
            return whole and given and likeness(said.value, str(chart.name)) >= rules.name_confirms_at
        case "birth_date":
            return said.value == chart.birth_date.isoformat()
        case "mrn":
            return _bare(said.value) == _bare(chart.mrn.value) != ""
        case "address":
            return _same_address(said.value, chart.address, rules.address_confirms_at)
        case "telephone":
            return said.value in numbers_of(chart)


def numbers_of(chart: Chart) -> frozenset[str]:
    """The patient's own numbers, those among them that she asked to be reached by."""
    asked_for = chart.confidential.numbers if chart.confidential is not None else ()
    return frozenset({*chart.numbers, *asked_for})


def age_on(day: date, born: date) -> int:
    """Completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _bare(number: str) -> str:
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def _same_address(said: str, charted: str, alike: int) -> bool:
    """The numbers that were said are in it, the house's among them, and the words are alike."""
    one, other = plain(said), plain(charted)
    numbers = {word for word in one.split() if any(sign.isdigit() for sign in word)}
    if not numbers or not numbers <= {*other.split()}:
        return False
    return fuzz.token_set_ratio(one, other) >= alike
