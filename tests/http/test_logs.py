"""S8: what a person said is in no log line, whoever writes it."""

import json
import logging
from io import StringIO
from typing import Any

import pytest
import structlog

from coordination.http.logs import logging_settings
from coordination.people.accounts import AccountAdapter

SECRET = "chest pain since Tuesday"


@pytest.fixture
def lines() -> Any:
    """A function that gives what was logged, through the formatter that runs."""
    formatter = logging_settings("INFO")["formatters"]["json"]
    made = formatter.pop("()")
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(made(**formatter))
    logger = logging.getLogger("tests.s8")
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    logger.removeHandler(handler)


def test_s8_a_librarys_arguments_are_left_out(lines: Any) -> None:
    logging.getLogger("tests.s8").warning("could not send %s to %s", SECRET, "+12025550142")
    (line,) = lines()
    assert line["event"] == "could not send %s to %s"
    assert SECRET not in json.dumps(line)
    assert "+12025550142" not in json.dumps(line)


def test_s8_an_exception_is_its_type_and_place(lines: Any) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("tests.s8").exception("failed")
    (line,) = lines()
    assert line["exception"][0]["type"] == "ValueError"
    assert "test_logs.py" in line["exception"][0]["at"][0]
    assert SECRET not in json.dumps(line)


def test_s8_the_same_for_our_own_lines_and_causes(lines: Any) -> None:
    log = structlog.get_logger("tests.s8")
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise RuntimeError("worse: " + SECRET) from cause
    except RuntimeError as error:
        log.error("request failed", exc_info=error)
    (line,) = lines()
    assert [one["type"] for one in line["exception"]] == ["RuntimeError", "KeyError"]
    assert SECRET not in json.dumps(line)


@pytest.mark.django_db
def test_s8_a_request_logs_its_route_and_neither_address_nor_query(client: Any, caplog: Any) -> None:
    client.get(f"/api/v1/letters?words={SECRET}", headers={"X-Request-Id": "0123456789abcdef"})
    client.get(f"/nowhere/{SECRET}")
    assert SECRET not in caplog.text
    assert "chest" not in caplog.text
    first = caplog.records[0].msg
    assert (first["route"], first["status"], first["request"]) == ("api/v1/letters", 401, "0123456789abcdef")


def test_nobody_signs_up() -> None:
    assert AccountAdapter().is_open_for_signup(None) is False  # type: ignore[arg-type]
