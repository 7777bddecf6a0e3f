"""The demo's people: made once, kept on a second start."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.management import call_command

from coordination.people import tokens
from coordination.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def printed(*words: str) -> dict[str, dict[str, str]]:
    with patch("sys.stdout", StringIO()) as out:
        call_command("demo_people", *words)
    people: dict[str, dict[str, str]] = json.loads(out.getvalue())
    return people


def test_prints_a_name_a_long_password_and_a_working_token_for_each() -> None:
    people = printed()
    assert people["navigator"]["name"] == "ana"
    assert people["navigator_2"]["name"] == "teo"
    assert people["nurse_2"]["name"] == "priya"
    assert len(people) == 10
    assert all(len(one["password"]) >= 14 for one in people.values())
    dana = tokens.person_of(people["nurse"]["token"])
    assert dana is not None
    assert (dana.display_name, dana.demo) == ("Dana Whitlock, RN", True)
    assert dana.check_password(people["nurse"]["password"])


def test_a_second_start_prints_the_same_and_a_fresh_one_does_not(tmp_path: Path) -> None:
    first = printed()
    file = tmp_path / "demo.json"
    file.write_text(json.dumps({"url": "http://localhost:8000", "people": first}))
    assert printed("--keep", str(file)) == first
    fresh = printed("--keep", str(file), "--fresh")
    assert fresh["nurse"]["password"] != first["nurse"]["password"]
    assert tokens.person_of(first["nurse"]["token"]) is None
    assert Person.objects.count() == 10


def test_restores_kept_people_into_an_empty_database(tmp_path: Path) -> None:
    first = printed()
    Person.objects.all().delete()
    file = tmp_path / "people.json"
    file.write_text(json.dumps(first))
    assert printed("--keep", str(file)) == first
    assert tokens.person_of(first["auditor"]["token"]) is not None
