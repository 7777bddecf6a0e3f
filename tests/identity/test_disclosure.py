"""Nothing of a chart before a patient is confirmed; an adolescent's own care never while a proxy speaks."""

import re
from typing import Any

import pytest

from coordination.ehr.connected import INVENTED
from tests.identity.asked import confirm
from tests.identity.conftest import Desk, id_of
from tests.identity.people import DIRECTORY, HOUSEHOLD, SIMONE

pytestmark = pytest.mark.django_db
SIMONES = {"full_name": "Simone Bell", "birth_date": "2011-01-30"}
OWN_NUMBER, OWN_WISH = "+12025550133", "Her own visits are arranged with her alone, after school."


def words_of_charts() -> set[str]:
    """Every name, date, number, address and paper of every chart, as far as it is no everyday word."""
    text = INVENTED.read_text()
    values = re.findall(r"(?:given|family|value|source|limits|wish|address|record): (.+)", text)
    words = {word for value in values for word in re.findall(r"[\w/+-]{4,}", value) if word != word.lower()}
    return words | {*re.findall(r"\d{4}-\d\d-\d\d|\+\d+", text)}


def test_nothing_of_a_chart_is_shown_before_a_patient_is_confirmed(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(HOUSEHOLD)
    answers = [mara.get(f"calls/{call}/identity")]
    answers.append(mara.post(f"calls/{call}/identity/describe", {"name": "Xaver Y", "mrn": "RB-20422"}))
    wrong = {"full_name": "Xaver Yilmaz", "birth_date": "1999-09-09"}
    answers += [
        confirm(mara, call, id_of(1006), wrong),
        confirm(mara, call, id_of(1006), {"mrn": "RB-20422", "birth_date": "1999-09-09"}),
        confirm(
            mara,
            call,
            id_of(1006),
            {"full_name": "Nora Bell", "mrn": "RB-20422"},
            speaker="guardian",
            speaker_name="Marcus Bell",
            matter="medical",
        ),
    ]
    assert [one.status_code for one in answers] == [200, 200, 409, 409, 409]
    typed = {"RB-20422"}
    shown = " ".join(one.content.decode() for one in answers)
    words = words_of_charts()
    assert {"Nora", "Bell", "Quimby", "1958-06-04", OWN_NUMBER, "Patient/1006"} <= words
    assert [word for word in sorted(words - typed) if re.search(rf"\b{re.escape(word)}\b", shown)] == []


def test_an_adolescents_own_arrangements_are_not_shown_while_her_mother_is_on_the_line(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(HOUSEHOLD)
    mother: dict[str, Any] = {"speaker": "parent", "speaker_name": "Adaeze Bell", "matter": "scheduling"}
    answer = confirm(mara, call, id_of(1008), SIMONES, **mother)
    (simone,) = answer.json()["confirmed"]
    assert (simone["name"], simone["contact"]) == ("Simone Bell", None)
    assert simone["authority"]["own_care_withheld"] is True
    assert simone["authority"]["may"][-1] == (
        "The patient is an adolescent: her or his own confidential care is not shown, spoken or messaged to"
        " this speaker."
    )
    again = mara.get(f"calls/{call}/identity").content.decode()
    assert all(word not in again for word in (OWN_NUMBER, OWN_WISH))


def test_she_herself_is_reached_as_she_asked(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call(OWN_NUMBER)
    (simone,) = confirm(mara, call, id_of(1008), SIMONES).json()["confirmed"]
    assert simone["contact"] == {"wish": OWN_WISH, "numbers": [OWN_NUMBER], "messages": False}
    assert SIMONE.confidential is not None


def test_a_request_for_confidential_communication_is_shown_once_the_patient_is_confirmed(desk: Desk) -> None:
    mara, call = desk.person("front_desk"), desk.call("+12025550123")
    said = {"full_name": "Ruth Ferrara", "birth_date": "1990-04-11"}
    assert "Never call" not in mara.get(f"calls/{call}/identity").content.decode()
    (ruth,) = confirm(mara, call, id_of(1009), said).json()["confirmed"]
    assert ruth["contact"]["wish"] == "Never call the number at home; no letters."
    assert ruth["contact"]["numbers"] == ["+12025550134"]


def test_the_directory_of_these_tests_is_the_one_that_ships() -> None:
    assert DIRECTORY.chart("Patient/1008") == SIMONE
