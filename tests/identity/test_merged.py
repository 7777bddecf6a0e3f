"""What the EHR merges and unmerges after a confirmation is shown, and decides nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from coordination.ehr.connected import clinics_directory
from coordination.ehr.memory import MemoryDirectory
from coordination.ehr.merges import take_in_merges
from coordination.log.stream import load
from tests.identity.asked import confirm
from tests.identity.conftest import ISSUER, Desk, id_of
from tests.identity.people import EVERYBODY

pytestmark = pytest.mark.django_db
CATHERINES = {"full_name": "Katherine Sloan", "birth_date": "1975-12-01"}
Connect = Callable[[MemoryDirectory], None]


@pytest.fixture
def connect(monkeypatch: pytest.MonkeyPatch) -> Connect:
    """What the clinic's EHR has from now on."""

    def connect(directory: MemoryDirectory) -> None:
        monkeypatch.setattr("coordination.ehr.connected.clinics_directory", lambda: directory)
        monkeypatch.setattr("coordination.ehr.merges.clinics_directory", lambda: directory)

    return connect


def with_catherine(**changed: Any) -> MemoryDirectory:
    charts = [replace(one, **changed) if one.record == "Patient/1010" else one for one in EVERYBODY]
    return MemoryDirectory(ISSUER, charts)


def test_a_chart_that_was_merged_is_confirmed_as_the_one_that_stands_for_it(desk: Desk) -> None:
    assert clinics_directory().chart("Patient/1011") == clinics_directory().chart("Patient/1010")
    mara, call = desk.person("front_desk"), desk.call("+12025550106")
    (link,) = confirm(mara, call, id_of(1010), CATHERINES).json()["confirmed"]
    assert (link["mrn"].rpartition("|")[2], link["chart"]) == ("RB-20426", "as_confirmed")
    gone = confirm(mara, call, id_of(1011), CATHERINES, version=1)
    assert gone.status_code == 409


def test_a_merge_that_is_taken_back_later_is_shown_at_the_link(
    desk: Desk, connect: Connect, catch_up: Callable[[], None]
) -> None:
    mara, call = desk.person("front_desk"), desk.call("+12025550106")
    connect(with_catherine())
    take_in_merges()
    catch_up()
    (link,) = confirm(mara, call, id_of(1010), CATHERINES).json()["confirmed"]
    assert link["chart"] == "as_confirmed"
    connect(with_catherine(replaces=()))
    take_in_merges()
    catch_up()
    (link,) = mara.get(f"calls/{call}/identity").json()["confirmed"]
    assert (link["chart"], link["patient"]) == ("parted", str(id_of(1010)))


def test_a_chart_that_is_merged_later_is_shown_at_the_link_and_the_link_stays(
    desk: Desk, connect: Connect, catch_up: Callable[[], None]
) -> None:
    mara, call = desk.person("front_desk"), desk.call("+12025550106")
    confirm(mara, call, id_of(1010), CATHERINES)
    others = [one for one in EVERYBODY if one.record != "Patient/1010"]
    survivor = replace(others[0], replaces=("Patient/1010",))
    connect(MemoryDirectory(ISSUER, [survivor, *others[1:]]))
    take_in_merges()
    catch_up()
    (link,) = mara.get(f"calls/{call}/identity").json()["confirmed"]
    assert (link["chart"], link["name"], link["patient"]) == ("merged", "Catherine Sloan", str(id_of(1010)))
    assert [one.type for one in load(f"patient/{id_of(1010)}").logged][-1] == "patient.merged"
