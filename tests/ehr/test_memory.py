"""The directory in memory, and the file of invented people that ships."""

import re
from pathlib import Path

import pytest

from coordination.ehr.connected import INVENTED
from coordination.ehr.memory import MemoryDirectory, NoDirectory, directory_of
from coordination.ehr.port import Wanted
from coordination.policy.errors import PolicyError
from telephony.simulator.reading import read_scripts
from tests.ehr.contract import DirectoryContract


class TestMemoryDirectory(DirectoryContract):
    make = staticmethod(lambda charts: MemoryDirectory("tests", charts))


def test_the_invented_people_can_be_read_and_each_number_is_nobodys() -> None:
    directory = directory_of(INVENTED, "tests")
    assert len(directory.search(Wanted(number="+12025550110"))) == 4  # the household
    assert [c.record for c in directory.search(Wanted(number="+12025550105"))] == ["Patient/1001"]
    numbers = re.findall(r"\+\d+", INVENTED.read_text())
    assert len(numbers) > 20
    assert all(re.fullmatch(r"\+1(202|301)55501\d\d", number) for number in numbers)


def test_some_of_the_simulated_callers_are_among_them() -> None:
    directory = directory_of(INVENTED, "tests")
    callers = {name: script.caller for name, script in read_scripts(audio=None).items()}
    found = {name: len(directory.search(Wanted(number=number))) for name, number in callers.items()}
    assert found["refill-answered"] == 1
    assert found["hangs-up-in-queue"] == 4
    assert (callers["withheld-number"], found["withheld-number"]) == (None, 0)
    assert found["wrong-number"] == 0


def test_without_an_ehr_nobody_is_found() -> None:
    assert NoDirectory().search(Wanted(number="+12025550105", name="Walter Quimby")) == []
    assert NoDirectory().chart("Patient/1001") is None
    assert NoDirectory().merges() == {}


def test_a_chart_that_stands_twice_is_refused_by_name(tmp_path: Path) -> None:
    one = (
        '  - {record: Patient/1, mrn: {system: s, value: "1"}, name: {given: [A], family: B},'
        " birth_date: 1990-01-01}\n"
    )
    file = tmp_path / "people.yaml"
    file.write_text("patients:\n" + one + one)
    with pytest.raises(PolicyError, match="Patient/1 stands twice"):
        directory_of(file, "tests")
