"""A document from draft to force, over HTTP, on the real database."""

from collections.abc import Callable

import pytest

from coordination.log.stream import load
from coordination.policy.documents import REGISTER, document_stream
from coordination.policy.events import PolicyTakenUp
from coordination.policy.published import policy, shipped
from coordination.policy.taking_up import take_up
from tests.http.client import Script, slug
from tests.policy.shipped import SHIPPED_FILES, changed

pytestmark = pytest.mark.django_db

HOURS = SHIPPED_FILES["hours.yaml"].decode()
LATER = HOURS.replace("8:00-17:30", "9:00-17:00")
AsRole = Callable[..., Script]


def text_of(file: str, old: str, new: str, after: str = "") -> str:
    return changed(file, old, new, after=after)[file].decode()


SLOWER_CHEST = text_of("handoff_map.yaml", "window: 60 seconds", "window: 90 seconds", "  chest_pain:")
QUICKER_CHEST = text_of("handoff_map.yaml", "window: 60 seconds", "window: 30 seconds", "  chest_pain:")
RINGS = text_of("rollout.yaml", "value: assist", "value: on", "  telephone:")


def propose(who: Script, name: str, text: str, version: int = 0) -> dict[str, object]:
    answer = who.post(f"policy/{name}/propose", {"text": text, "note": "a try"}, if_match=version)
    assert answer.status_code == 200, answer.content
    return dict(answer.json())


def test_the_story_of_a_changed_opening_time(
    as_role: AsRole, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    omar = as_role("manager", "Omar Castell")
    before = take_up().version
    proposed = propose(omar, "hours", LATER)
    assert (proposed["version"], proposed["source"], proposed["text"]) == (1, "ships", HOURS)
    assert proposed["draft"] == {
        "number": 1,
        "by": "Omar Castell",
        "at": proposed["draft"]["at"],  # type: ignore[index]
        "note": "a try",
        "overtaken": False,
    }
    checked = omar.post("policy/hours/check", {}, key=None).json()
    assert (checked["problems"], checked["loosens"], checked["may_publish"]) == ([], [], True)
    assert [(line["change"], line["text"]) for line in checked["lines"] if line["change"] != "same"][:2] == [
        ("removed", '  monday: ["8:00-17:30"]'),
        ("removed", '  tuesday: ["8:00-17:30"]'),
    ]

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        published = omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=1)
    assert published.status_code == 200, published.content
    assert published.headers["Ringback-Version"] == f"{document_stream('hours')}@2"
    item = published.json()
    assert (item["number"], item["source"], item["by"], item["note"]) == (
        1,
        "published",
        "Omar Castell",
        "agreed",
    )
    assert (item["text"], item["draft"], item["draft_text"]) == (LATER, None, None)
    assert [(one["actor"], one["summary"]) for one in item["history"]] == [
        ("Omar Castell", "published Hours and holidays, number 1"),
        ("Omar Castell", "proposed Hours and holidays, draft 1"),
    ]
    assert policy().hours.week[0][0][0].hour == 9
    versions = [one.version for one in load(REGISTER).events if isinstance(one, PolicyTakenUp)]
    assert versions == [before, policy().version]

    listed = {one["name"]: one for one in omar.get("policy").json()["items"]}
    assert (listed["hours"]["number"], listed["roster"]["number"]) == (1, 0)
    assert omar.get("policy").json()["in_force"] == policy().version


def test_withdrawing_goes_back_to_what_ships(
    as_role: AsRole, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    omar = as_role("manager", "Omar Castell")
    propose(omar, "hours", LATER)
    omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=1)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        answer = omar.post("policy/hours/withdraw", {"note": "nobody came"}, if_match=2)
    assert (answer.json()["source"], answer.json()["number"], answer.json()["text"]) == ("ships", 2, HOURS)
    assert policy().version == shipped().version
    again = omar.post("policy/hours/withdraw", {"note": "again"}, if_match=3)
    assert (again.status_code, slug(again)) == (409, "nothing-published")


def test_a_draft_with_problems_is_written_down_and_not_published(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "hours", HOURS.replace("8:00-17:30", "eight"))
    checked = omar.post("policy/hours/check", {}, key=None).json()
    assert checked["may_publish"] is False
    assert "'eight' is not an opening time" in checked["problems"][0]
    answer = omar.post("policy/hours/publish", {"draft": 1, "note": "now"}, if_match=1)
    assert (answer.status_code, slug(answer)) == (409, "has-problems")
    assert "not an opening time" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("    fallback: supervisor\n", "", "missing required field `fallback`"),
        ("duty: navigator", "duty: nobody", "no duty is called `nobody`"),
        ("  callback:\n    kind", "  callbacks:\n    kind", "is missing: nothing would be due (S5)"),
    ],
)
def test_s5_work_without_owner_fallback_or_due_time_is_not_published(
    as_role: AsRole, old: str, new: str, sentence: str
) -> None:
    omar = as_role("manager")
    propose(omar, "followups", text_of("followups.yaml", old, new, "  callback:\n"))
    refused = omar.post("policy/followups/publish", {"draft": 1, "note": "simpler"}, if_match=1)
    assert (refused.status_code, slug(refused)) == (409, "has-problems")
    assert sentence in refused.json()["detail"]


def test_s6_a_category_without_a_backup_is_not_published(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "handoff_map", text_of("handoff_map.yaml", "backup: supervisor,", "", "  chest_pain:"))
    refused = omar.post("policy/handoff_map/publish", {"draft": 1, "note": "simpler"}, if_match=1)
    assert (refused.status_code, slug(refused)) == (409, "has-problems")
    assert "Category `chest_pain` has no backup" in refused.json()["detail"]


@pytest.mark.usefixtures("staffed")
def test_s4_only_licensed_staff_publish_what_is_looser(as_role: AsRole) -> None:
    omar, dana = as_role("manager"), as_role("nurse", "Dana Whitlock, RN")
    propose(omar, "handoff_map", SLOWER_CHEST)
    assert omar.post("policy/handoff_map/check", {}, key=None).json()["loosens"] == [
        "Category chest_pain: 60 seconds become 90 seconds."
    ]
    refused = omar.post("policy/handoff_map/publish", {"draft": 1, "note": "it rings too soon"}, if_match=1)
    assert (refused.status_code, slug(refused)) == (409, "not-licensed")
    assert "60 seconds become 90 seconds" in refused.json()["detail"]
    done = dana.post("policy/handoff_map/publish", {"draft": 1, "note": "agreed with the doctor"}, if_match=1)
    assert done.status_code == 200
    assert done.json()["history"][0]["loosens"] == ["Category chest_pain: 60 seconds become 90 seconds."]


@pytest.mark.usefixtures("staffed")
def test_s4_withdrawing_what_was_stricter_is_looser_too(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "handoff_map", QUICKER_CHEST)
    done = omar.post("policy/handoff_map/publish", {"draft": 1, "note": "sooner"}, if_match=1)
    assert done.status_code == 200, "anybody who publishes may publish what is stricter"
    refused = omar.post("policy/handoff_map/withdraw", {"note": "back"}, if_match=2)
    assert (refused.status_code, slug(refused)) == (409, "not-licensed")


@pytest.mark.usefixtures("staffed")
def test_s4_a_manager_who_is_the_medical_director_may(as_role: AsRole) -> None:
    director = as_role("manager", "Iris Vance, MD", ("medical_director",))
    propose(director, "handoff_map", SLOWER_CHEST)
    assert (
        director.post("policy/handoff_map/publish", {"draft": 1, "note": "mine"}, if_match=1).status_code
        == 200
    )


def test_nothing_acts_by_telephone_before_three_things_are_signed(as_role: AsRole) -> None:
    omar, lena = as_role("manager", "Omar Castell"), as_role("supervisor", "Lena Osei")
    propose(omar, "rollout", RINGS)
    checked = omar.post("policy/rollout/check", {}, key=None).json()
    assert (checked["acts"], checked["unsigned"]) == (True, ["notices", "backups", "downtime_drill"])
    assert checked["may_publish"] is False
    refused = omar.post("policy/rollout/publish", {"draft": 1, "note": "go"}, if_match=1)
    assert (refused.status_code, slug(refused)) == (409, "not-signed")

    lena.post("policy/rollout/sign", {"subject": "notices", "note": "read both languages"})
    wrong = lena.post("policy/rollout/sign", {"subject": "backups", "note": "I think so"})
    assert (wrong.status_code, slug(wrong)) == (403, "role-not-allowed")
    omar.post("policy/rollout/sign", {"subject": "backups", "note": "restored on Friday"})
    signed = omar.post("policy/rollout/sign", {"subject": "downtime_drill", "note": "with everybody"}).json()
    assert [(one["subject"], one["by"], one["stands"]) for one in signed["signatures"]] == [
        ("notices", "Lena Osei", True),
        ("backups", "Omar Castell", True),
        ("downtime_drill", "Omar Castell", True),
    ]
    done = omar.post("policy/rollout/publish", {"draft": 1, "note": "go"}, if_match=signed["version"])
    assert done.status_code == 200
    take_up()
    assert policy().rollout.acts("telephone", "nurse")
    assert not policy().rollout.acts("routing", "nurse")


def test_a_notice_that_changes_is_signed_again(as_role: AsRole) -> None:
    omar = as_role("manager")
    for subject in ("notices", "backups", "downtime_drill"):
        omar.post("policy/rollout/sign", {"subject": subject, "note": "read"})
    newer = text_of("prompts.en.yaml", "version: 1", "version: 2", "  consent_yes:")
    words = newer.replace("text: Thank you. You can say", "text: Thanks. You can say", 1)
    propose(omar, "prompts.en", words)
    assert (
        omar.post("policy/prompts.en/publish", {"draft": 1, "note": "shorter"}, if_match=1).status_code == 200
    )
    signatures = omar.get("policy/rollout").json()["signatures"]
    assert [one["stands"] for one in signatures] == [False, True, True]


def test_two_who_propose_do_not_overwrite_each_other(as_role: AsRole) -> None:
    omar, lena = as_role("manager", "Omar Castell"), as_role("supervisor")
    propose(omar, "hours", LATER)
    stale = lena.post("policy/hours/propose", {"text": HOURS + "# mine\n", "note": "mine"}, if_match=0)
    assert (stale.status_code, slug(stale)) == (412, "stale-version")
    assert "Omar proposed Hours and holidays, draft 1" in stale.json()["detail"]


def test_a_draft_that_was_overtaken_is_not_published(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "hours", LATER)
    omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=1)
    propose(omar, "hours", HOURS, version=2)
    wrong = omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=3)
    assert (wrong.status_code, slug(wrong)) == (409, "other-draft")


def test_two_documents_that_do_not_go_together_are_not_both_published(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "lines", text_of("lines.yaml", "duty: navigator", "duty: concierge"))
    refused = omar.post("policy/lines/publish", {"draft": 1, "note": "new"}, if_match=1)
    assert "no duty is called `concierge`" in refused.json()["detail"]
    duties = SHIPPED_FILES["duties.yaml"].decode() + "  concierge: {title: Concierge, fallback: supervisor}\n"
    propose(omar, "duties", duties)
    assert omar.post("policy/duties/publish", {"draft": 1, "note": "a desk"}, if_match=1).status_code == 200
    assert omar.post("policy/lines/publish", {"draft": 1, "note": "new"}, if_match=1).status_code == 200
    gone = omar.post("policy/duties/withdraw", {"note": "no desk"}, if_match=2)
    assert (gone.status_code, slug(gone)) == (409, "has-problems")
    assert "no duty is called `concierge`" in gone.json()["detail"]


def test_a_publication_sent_twice_is_one(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "hours", LATER)
    first = omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=1, key="k")
    second = omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=1, key="k")
    assert first.content == second.content
    assert load(document_stream("hours")).version == 2


@pytest.mark.usefixtures("staffed")
@pytest.mark.parametrize(
    ("role", "name", "status"),
    [
        ("supervisor", "hours", 200),
        ("nurse", "hours", 403),
        ("manager", "prompts.en", 200),
        ("supervisor", "prompts.en", 403),
        ("nurse", "handoff_map", 200),
    ],
)
def test_who_publishes_what(as_role: AsRole, role: str, name: str, status: int) -> None:
    text = SHIPPED_FILES[f"{name}.yaml"].decode() + "# read and agreed\n"
    who = as_role(role)
    propose(who, name, text)
    answer = who.post(f"policy/{name}/publish", {"draft": 1, "note": "agreed"}, if_match=1)
    assert answer.status_code == status, answer.content


def test_the_privacy_officer_publishes_notices(as_role: AsRole) -> None:
    who = as_role("supervisor", "Ida Moss", ("privacy_officer",))
    propose(who, "prompts.en", SHIPPED_FILES["prompts.en.yaml"].decode() + "# read\n")
    assert who.post("policy/prompts.en/publish", {"draft": 1, "note": "read"}, if_match=1).status_code == 200


@pytest.mark.parametrize("role", ["navigator", "front_desk"])
def test_who_works_with_callers_reads_no_policy_page(as_role: AsRole, role: str) -> None:
    assert as_role(role).get("policy").status_code == 403


def test_a_document_that_is_none_is_not_found(as_role: AsRole) -> None:
    omar = as_role("manager")
    for answer in (
        omar.get("policy/weather"),
        omar.get("policy/hours/drafts/1"),
        omar.post("policy/weather/check", {}, key=None),
        omar.post("policy/weather/propose", {"text": "a: 1", "note": "n"}, if_match=0),
        omar.post("policy/hours/sign", {"subject": "backups", "note": "n"}),
    ):
        assert (answer.status_code, slug(answer)) == (404, "not-found")


def test_an_old_draft_can_be_read_again(as_role: AsRole) -> None:
    omar = as_role("manager")
    propose(omar, "hours", LATER)
    propose(omar, "hours", HOURS + "# other\n", version=1)
    assert omar.get("policy/hours/drafts/1").json() == {"draft": 1, "text": LATER}


def test_an_event_names_the_version_that_it_was_decided_by(as_role: AsRole) -> None:
    omar = as_role("manager")
    first = take_up().version
    propose(omar, "hours", LATER)
    omar.post("policy/hours/publish", {"draft": 1, "note": "agreed"}, if_match=1)
    second = take_up().version
    propose(omar, "hours", HOURS, version=2)
    assert [one.policy for one in load(document_stream("hours")).logged] == [first, first, second]
