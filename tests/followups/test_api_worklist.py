"""The worklist over HTTP: views, order, pages, counts, search, who may see it."""

from datetime import timedelta

import pytest

from coordination.followups.row import FollowupRow
from tests.conftest import Clock
from tests.followups.conftest import Desk
from tests.http.client import slug

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_open(db: None) -> None:
    """Other tests' follow-ups are out of the way, within this test's transaction."""
    FollowupRow.objects.all().delete()


def ids(answer: object) -> list[str]:
    return [one["id"] for one in answer.json()["items"]]  # type: ignore[attr-defined]


def test_a_missed_call_is_in_its_views(desk: Desk) -> None:
    ana = desk.person("navigator", "Ana Quintero")
    followup, number = desk.missed_call()
    page = ana.get("worklist").json()
    (row,) = page["items"]
    assert (row["id"], row["number"], row["kind"], row["calls"]) == (str(followup), number, "callback", 1)
    assert row["why"] == {"group": row["why"]["group"], "label": "New", "reason": "hung up while waiting"}
    assert row["age"]["bucket"] == "<1h"
    assert 30 <= row["age"]["seconds"] <= 90
    assert row["line"] == {"name": "Main line", "number": "+12025550100"}
    assert (row["duty"], row["fallback"], row["patient"], row["heard"]) == (
        "navigator",
        "supervisor",
        None,
        True,
    )
    assert (page["next"], page["behind"]) == (None, False)
    for view in ("unassigned", "team", "uncontacted", "unmatched"):
        assert ids(ana.get(f"worklist?view={view}")) == [str(followup)]
    for view in ("mine", "overdue", "review", "withheld", "snoozed"):
        assert ids(ana.get(f"worklist?view={view}")) == []


def test_unassigned_is_what_ones_duties_answer_for(desk: Desk) -> None:
    missed, _ = desk.missed_call()
    spoken, _ = desk.voicemail()
    for role, expected in (
        ("navigator", {missed}),
        ("nurse", {spoken}),
        ("front_desk", set()),
        ("supervisor", {missed, spoken}),
        ("auditor", set()),
    ):
        shown = set(ids(desk.person(role).get("worklist?view=unassigned")))
        assert shown == {str(one) for one in expected}, role


def test_claimed_is_mine_until_it_lapses(desk: Desk, clock: Clock) -> None:
    ana, ben = desk.person("navigator"), desk.person("navigator")
    followup, _ = desk.missed_call()
    ana.post(f"followups/{followup}/claim", if_match=1)
    desk.catch_up()
    assert ids(ana.get("worklist?view=mine")) == [str(followup)]
    assert ids(ben.get("worklist?view=mine")) == []
    assert ids(ben.get("worklist?view=unassigned")) == []
    clock.advance(timedelta(minutes=16))
    assert ids(ana.get("worklist?view=mine")) == []
    assert ids(ben.get("worklist?view=unassigned")) == [str(followup)], "no alarm has rung"


def test_pages_follow_one_another_and_keep_their_moment(desk: Desk) -> None:
    ana = desk.person("navigator")
    followups = [str(desk.missed_call()[0]) for _ in range(5)]
    shown, cursor, moments = [], "", set()
    while True:
        page = ana.get(f"worklist?limit=2{cursor}").json()
        shown += [one["id"] for one in page["items"]]
        moments.add(page["now"])
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(shown) == sorted(followups)
    assert len(moments) == 1


def test_a_cursor_or_a_view_that_is_not_ours_is_refused(desk: Desk) -> None:
    ana = desk.person("navigator")
    assert slug(ana.get("worklist?cursor=abc")) == "cursor-invalid"
    assert slug(ana.get("worklist?view=everything")) == "parameters-invalid"
    assert slug(ana.get("worklist?kind=Callback'")) == "parameters-invalid"


def test_counts_and_the_oldest(desk: Desk) -> None:
    ana = desk.person("navigator")
    first, _ = desk.missed_call()
    desk.missed_call(None)
    spam, _ = desk.missed_call()
    ana.post(f"followups/{first}/claim", if_match=1)
    ana.post(f"followups/{spam}/close", {"outcome": "spam"}, if_match=1)
    desk.catch_up()
    counted = ana.get("worklist/counts").json()
    assert counted["views"] == {
        "mine": 1,
        "unassigned": 1,
        "team": 2,
        "overdue": 0,
        "review": 0,
        "uncontacted": 2,
        "unmatched": 1,
        "withheld": 1,
        "snoozed": 0,
    }
    assert counted["spam"] == 1
    assert counted["oldest"]["id"] == str(first)


def test_counts_of_an_empty_list(desk: Desk) -> None:
    counted = desk.person("manager").get("worklist/counts").json()
    assert set(counted["views"].values()) == {0}
    assert counted["oldest"] is None


def test_a_number_is_found_as_people_write_it(desk: Desk) -> None:
    ana = desk.person("navigator")
    followup, _ = desk.missed_call("+12025550155")
    desk.missed_call()
    for words in ("+12025550155", "(202) 555-0155", "202.555.0155"):
        assert ids(ana.post("worklist/search", {"words": words}, key=None)) == [str(followup)]
    for words in ("", "Ana", "+12025550156", "555"):
        assert ids(ana.post("worklist/search", {"words": words}, key=None)) == []


def test_waits_for_what_one_wrote_and_says_when_it_is_behind(desk: Desk) -> None:
    ana = desk.person("navigator")
    followup, _ = desk.missed_call()
    done = ana.post(f"followups/{followup}/claim", if_match=1)
    desk.catch_up()
    page = ana.get("worklist?view=mine", ringback_wait_for=done.headers["Ringback-Version"])
    assert page.headers["Ringback-Behind"] == "false"
    assert ids(page) == [str(followup)]


@pytest.mark.parametrize(
    ("role", "list_", "counts_"),
    [
        ("navigator", 200, 200),
        ("front_desk", 200, 200),
        ("nurse", 200, 200),
        ("supervisor", 200, 200),
        ("auditor", 200, 200),
        ("manager", 403, 200),
        ("administrator", 403, 403),
    ],
)
def test_who_may_see_it(desk: Desk, role: str, list_: int, counts_: int) -> None:
    script = desk.person(role)
    followup, _ = desk.missed_call()
    assert script.get("worklist").status_code == list_
    assert script.get(f"followups/{followup}").status_code == list_
    assert script.post("worklist/search", {"words": "x"}, key=None).status_code == list_
    assert script.get("worklist/counts").status_code == counts_


@pytest.mark.parametrize("role", ["auditor", "manager", "administrator"])
def test_who_does_not_work_on_it_cannot_claim_it(desk: Desk, role: str) -> None:
    followup, _ = desk.missed_call()
    answer = desk.person(role).post(f"followups/{followup}/claim", if_match=1)
    assert (answer.status_code, slug(answer)) == (403, "role-not-allowed")


def test_s5_s10_what_nobody_does_goes_to_the_fallback_by_its_alarm(desk: Desk, clock: Clock) -> None:
    from coordination.log.by_hand import fire_alarms

    sue = desk.person("supervisor")
    followup, _ = desk.voicemail()
    assert sue.get(f"followups/{followup}").json()["heard"] is False
    clock.advance(timedelta(minutes=61))
    late = sue.get(f"followups/{followup}").json()
    assert (late["breached"], late["why"]["label"]) == (True, "Breached"), "no alarm has rung"
    fire_alarms()
    desk.catch_up()
    passed = sue.get(f"followups/{followup}").json()
    assert passed["duty"] == "supervisor"
    assert passed["history"][-1]["summary"] == "passed this, overdue, to the supervisor"
    assert ids(sue.get("worklist?view=overdue")) == [str(followup)]
