"""The order of the worklist, on rows written by hand."""

from collections.abc import Iterable
from datetime import datetime
from random import Random
from uuid import UUID, uuid4

import pytest

from coordination.followups.ordering import CALMEST, hour_of, place, risk
from coordination.followups.row import FollowupRow
from coordination.followups.urgent import marked
from coordination.followups.views import Viewer
from coordination.followups.worklist import Cursor, beyond, chosen, counts, in_run, oldest, ordered
from coordination.identity.row import IdentityRow
from tests.followups.people import ANA, BEN, NOON, at

NOW = at(30)  # 12:30
ME = UUID(ANA.partition("/")[2])
SOMEBODY = UUID(BEN.partition("/")[2])
URGENT = UUID("00000000-0000-4000-8000-0000000000aa")  # a call for which an escalation is open
MINE = Viewer(person=ME, duties=["navigator"], now=NOW)


def row(name: str, due: datetime, *, points: int = 0, opened: datetime = NOON, **more: object) -> FollowupRow:
    """A row as derive leaves it. `line` carries its name through the database."""
    kind = str(more.pop("kind", "callback"))
    return FollowupRow(
        id=uuid4(),
        is_open=True,
        kind=kind,
        line=name,
        due=due,
        due_hour=hour_of(due),
        calm=CALMEST - points,
        opened=opened,
        review_rank=0 if kind == "review" else 1,
        duty=str(more.pop("duty", "navigator")),
        **more,
    )


# In the order in which they must be shown at 12:30.
ROWS = [
    row("now, not due for hours", at(300), calls=[URGENT]),
    row("review, breached a minute ago", at(29), kind="review"),
    row("breached in the hour before", at(-1), points=0),
    row("breached at 12:20, risk 2", at(20), points=2),
    row("breached at 12:10, risk 1", at(10), points=1),
    row("breached at 12:30 sharp", at(30), points=0),
    row("review, due tomorrow", at(1440), kind="review"),
    row("due at 12:55, risk 3", at(55), points=3),
    row("due at 12:40, risk 1", at(40), points=1),
    row("due at 12:41, opened at 11:00", at(41), points=1, opened=at(-60)),
    row("due at 12:41, opened at noon", at(41), points=1, opened=at(0)),
    row("due at 13:00, risk 3", at(60), points=3),
    row("due at 13:00, risk 0", at(60), points=0),
    row("due tomorrow, risk 3", at(1440), points=3),
]
NAMES = [one.line for one in ROWS]
marked(ROWS, {URGENT})


def names(rows: Iterable[FollowupRow]) -> list[str]:
    return [one.line for one in rows]


def test_the_formula_on_rows_written_by_hand() -> None:
    shuffled = Random(20261122).sample(ROWS, len(ROWS))
    assert names(sorted(shuffled, key=lambda one: place(one, NOW))) == NAMES


def test_risk_points_are_capped_at_three() -> None:
    assert risk() == 0
    assert risk(in_vain=2) == 2
    assert risk(in_vain=2, cues=1, barriers=1) == 3


@pytest.fixture
def stored(db: None) -> None:
    FollowupRow.objects.all().delete()
    FollowupRow.objects.bulk_create(reversed(ROWS))
    FollowupRow.objects.create(id=uuid4(), is_open=False, line="closed", due=at(-5), opened=NOON)


@pytest.mark.usefixtures("stored")
def test_the_index_gives_the_order_of_the_formula() -> None:
    assert names(ordered(FollowupRow.objects.all(), NOW, None, 100, {URGENT})) == NAMES


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize("size", [1, 2, 3, 5, 13, 14])
def test_pages_of_any_size_are_the_whole_list(size: int) -> None:
    shown: list[FollowupRow] = []
    last = None
    while page := ordered(FollowupRow.objects.all(), NOW, last, size, {URGENT}):
        shown += page
        last = Cursor.read(Cursor(now=NOW, last=place(page[-1], NOW)).sign()).last
    assert names(shown) == NAMES


@pytest.mark.usefixtures("stored")
def test_the_oldest_is_the_one_whose_caller_has_waited_longest() -> None:
    assert oldest(FollowupRow.objects.all()) == (ROWS[9].id, at(-60))


def test_a_cursor_that_was_tampered_with_is_refused() -> None:
    signed = Cursor(now=NOW, last=place(ROWS[0], NOW)).sign()
    with pytest.raises(ValueError, match="not a cursor"):
        Cursor.read(signed[:-2])
    with pytest.raises(ValueError, match="not a cursor"):
        Cursor.read("1:2:3")


MATCHED, DESCRIBED = uuid4(), uuid4()
VIEWED = [
    row("free", at(60)),
    row("free, a nurse's", at(61), duty="nurse"),
    row("mine", at(62), owner=ME, claimed_until=at(40)),
    row("mine, lapsed", at(63), owner=ME, claimed_until=at(30)),
    row("another's", at(64), owner=SOMEBODY, claimed_until=at(40)),
    row("overdue", at(25), contacted=True),
    row("overdue and snoozed", at(26), snoozed_until=at(90)),
    row("snoozed", at(65), snoozed_until=at(90)),
    row("snooze is over", at(66), snoozed_until=at(30)),
    row("withheld", at(67), withheld=True),
    row("known patient", at(68), calls=[uuid4(), MATCHED], contacted=True),
    row("described only", at(68), calls=[DESCRIBED]),
    row("unmatched", at(70), kind="unmatched", duty="front_desk", withheld=True),
    row("review", at(69), kind="review", duty="nurse"),
]
IN_VIEW = {
    "mine": {"mine"},
    "unassigned": {
        "free",
        "mine, lapsed",
        "overdue",
        "snooze is over",
        "withheld",
        "known patient",
        "described only",
    },
    "overdue": {"overdue", "overdue and snoozed"},
    "review": {"review"},
    "withheld": {"withheld", "unmatched"},
    "snoozed": {"overdue and snoozed", "snoozed"},
}
IN_VIEW["team"] = set(names(VIEWED)) - IN_VIEW["snoozed"]
IN_VIEW["uncontacted"] = IN_VIEW["team"] - {"overdue", "known patient"}
IN_VIEW["unmatched"] = IN_VIEW["team"] - {"withheld", "known patient"}


@pytest.fixture
def viewed(db: None) -> None:
    FollowupRow.objects.all().delete()
    FollowupRow.objects.bulk_create(VIEWED)
    IdentityRow.objects.create(id=MATCHED, patients=[uuid4()], matched=True)
    IdentityRow.objects.create(id=DESCRIBED)
    FollowupRow.objects.create(id=uuid4(), is_open=False, line="closed", due=at(-5), opened=NOON)


@pytest.mark.usefixtures("viewed")
@pytest.mark.parametrize("view", sorted(IN_VIEW))
def test_each_view_holds_its_own(view: str) -> None:
    rows = chosen(FollowupRow.objects.all(), view, MINE, "")  # type: ignore[arg-type]
    assert set(names(ordered(rows, NOW, None, 100))) == IN_VIEW[view]


@pytest.mark.usefixtures("viewed")
def test_counts_are_those_of_the_lists() -> None:
    assert counts(FollowupRow.objects.all(), MINE) == {view: len(held) for view, held in IN_VIEW.items()}


@pytest.mark.usefixtures("viewed")
def test_a_view_of_one_kind() -> None:
    rows = chosen(FollowupRow.objects.all(), "team", MINE, "review")
    assert names(ordered(rows, NOW, None, 100)) == ["review"]


@pytest.mark.usefixtures("stored")
def test_a_page_is_a_run_of_the_index_and_sorts_nothing() -> None:
    from django.db import connection

    from coordination.followups.ordering import Run

    last = place(ROWS[8], NOW)
    run = beyond(in_run(FollowupRow.objects.filter(is_open=True), Run(1, 1, 1), NOW), last)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    plan = run[:50].explain()
    assert "followups_order" in plan
    assert "Sort" not in plan
