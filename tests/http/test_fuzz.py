"""A fuzzer over the published document: no 5xx, and no answer that the document does not name."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.http.web import demo_people, web_process
from tests.servers import drop_database, fresh_database

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,response_headers_conformance"
)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, dict[str, dict[str, str]]]]:
    database = fresh_database()
    people = json.loads(demo_people(database))
    with web_process(database, tmp_path_factory.mktemp("fuzz") / "log") as port:
        yield port, people
    drop_database(database)


@pytest.mark.timeout(300)
def test_the_document_tells_every_answer(web: tuple[int, dict[str, dict[str, str]]], tmp_path: Path) -> None:
    port, people = web
    command = [
        *(
            str(Path(sys.executable).parent / "schemathesis"),
            "run",
            f"http://127.0.0.1:{port}/api/v1/schema/",
        ),
        *("--header", f"Authorization: Bearer {people['supervisor']['token']}"),
        *("--checks", CHECKS, "--max-examples", "6", "--phases", "examples,coverage,fuzzing"),
        *("--seed", "7", "--workers", "1", "--no-color", "--generation-database", "none"),
        # Ending the session that is being used is another test's work.
        *("--exclude-path-regex", "/session$"),
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said[-8000:]
    # A run in which nobody was let in proves nothing.
    assert "Unauthorized" not in said
