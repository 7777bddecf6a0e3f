"""Sockets: what changed, to whom, and when they are closed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from coordination.http.listening import EVERYBODY, WORKLIST, group_of_call, messages_of
from tests.faults.waiting import until
from tests.http.web import demo_people, web_process
from tests.servers import Database, drop_database, fresh_database

CALL = str(uuid4())


def test_a_change_goes_to_the_worklist_and_to_its_own_call() -> None:
    told = messages_of(json.dumps({"projection": "calls", "rows": [{"id": CALL, "version": 3}]}))
    changed = {"changed": [{"projection": "calls", "id": CALL, "version": 3}]}
    assert told == [(WORKLIST, changed), (group_of_call(CALL), changed)]


def test_too_many_changes_are_a_reload_for_everybody() -> None:
    assert messages_of('{"projection": "calls", "reload": true}') == [(EVERYBODY, {"reload": True})]


def test_that_somebody_read_something_is_told_to_nobody() -> None:
    assert messages_of(json.dumps({"projection": "access_views", "rows": [{"id": CALL, "version": 3}]})) == []
    assert messages_of('{"destroyed": true}') == []


class Web:
    """The running server and how to reach it."""

    def __init__(self, port: int, database: Database, people: dict[str, dict[str, str]]) -> None:
        self.port = port
        self.database = database
        self.people = people

    def socket(
        self, address: str, role: str | None = None, origin: str | None = "same", **headers: str
    ) -> Any:
        more = dict(headers)
        if role is not None:
            more["Authorization"] = f"Bearer {self.people[role]['token']}"
        return connect(
            f"ws://127.0.0.1:{self.port}{address}",
            additional_headers=more,
            origin=f"http://127.0.0.1:{self.port}" if origin == "same" else origin,  # type: ignore[arg-type]
            proxy=None,
        )

    def notify(self, payload: dict[str, Any]) -> None:
        with self.database.connect() as connection:
            connection.execute("SELECT pg_notify('ringback_changes', %s)", [json.dumps(payload)])


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    database = fresh_database()
    people = json.loads(demo_people(database))
    log: Path = tmp_path_factory.mktemp("web") / "log"
    with web_process(database, log) as port:
        yield Web(port, database, people)
    drop_database(database)


def closed_with(opening: Any) -> int | None:
    """The code with which the server closes it at once."""
    with opening as socket:
        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=10)
        code: int | None = socket.close_code
        return code


def test_tells_ids_and_versions_of_what_changed(web: Web) -> None:
    other = str(uuid4())
    with (
        web.socket("/ws/worklist", "navigator") as worklist,
        web.socket(f"/ws/calls/{CALL}", "auditor") as call,
    ):
        worklist.ping().wait(10)
        told = tell_until_heard(web, call)
        assert told == {"changed": [{"projection": "calls", "id": CALL, "version": 7}]}
        web.notify({"projection": "followups", "rows": [{"id": other, "version": 1}]})
        heard = [json.loads(worklist.recv(timeout=10)) for _ in range(2)]
        assert heard[-1]["changed"][0]["id"] in {CALL, other}


def tell_until_heard(web: Web, socket: ClientConnection) -> Any:
    """Notify again until the socket, whose groups are joined just after it is accepted, hears it."""
    for _ in range(20):
        web.notify({"projection": "calls", "rows": [{"id": CALL, "version": 7}]})
        try:
            return json.loads(socket.recv(timeout=0.5))
        except TimeoutError:
            continue
    raise AssertionError("never heard")


def test_tells_everybody_to_load_again_after_the_listener_was_cut_off(web: Web) -> None:
    with web.socket("/ws/worklist", "navigator") as socket:
        tell_until_heard(web, socket)
        with web.database.connect() as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE query LIKE 'LISTEN%%' AND datname = %s",
                [web.database.name],
            )
        heard = json.loads(socket.recv(timeout=10))
        while "changed" in heard:
            heard = json.loads(socket.recv(timeout=10))
        assert heard == {"reload": True}


def test_is_closed_to_strangers_and_to_roles_without_patients(web: Web) -> None:
    assert closed_with(web.socket("/ws/worklist")) == 4401
    assert closed_with(web.socket("/ws/worklist", Authorization="Bearer rb_made_up")) == 4401
    assert closed_with(web.socket("/ws/worklist", "administrator")) == 4403
    assert closed_with(web.socket(f"/ws/calls/{CALL}", "manager")) == 4403


def test_another_sites_page_cannot_open_one(web: Web) -> None:
    elsewhere = "https://elsewhere.example"
    with pytest.raises(InvalidStatus) as refused, web.socket("/ws/worklist", "navigator", origin=elsewhere):
        pass
    assert refused.value.response.status_code == 403


def test_a_script_opens_one_by_its_token_and_has_no_origin(web: Web) -> None:
    with web.socket("/ws/worklist", "navigator", origin=None) as socket:
        socket.ping().wait(10)
    with pytest.raises(InvalidStatus), web.socket("/ws/worklist", origin=None):
        pytest.fail("a stranger without an origin has got in")


def test_a_token_under_another_scheme_opens_none(web: Web) -> None:
    basic = f"Basic {web.people['navigator']['token']}"
    with web.socket("/ws/worklist", Authorization=basic) as socket:
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(10)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401


def test_a_browsers_session_opens_one_until_it_is_signed_out(web: Web) -> None:
    ana = web.people["navigator"]
    with httpx.Client(base_url=f"http://127.0.0.1:{web.port}", trust_env=False) as browser:
        me = browser.post("/api/v1/session", json={"name": ana["name"], "password": ana["password"]}).json()
        assert me["demo"] is True
        cookie = f"ringback_session={browser.cookies['ringback_session']}"
        with web.socket("/ws/worklist", Cookie=cookie) as socket:
            tell_until_heard(web, socket)
        signed_out = browser.delete("/api/v1/session", headers={"X-CSRFToken": me["csrf"]})
        assert signed_out.status_code == 204
    assert closed_with(web.socket("/ws/worklist", Cookie=cookie)) == 4401


def test_who_opened_one_is_there_until_it_is_closed(web: Web) -> None:
    def there() -> int:
        with web.database.connect() as connection:
            return connection.execute(
                "SELECT socket FROM people_presence WHERE person ="
                " (SELECT id FROM people_person WHERE role = 'nurse' LIMIT 1)"
            ).rowcount

    assert there() == 0
    with web.socket("/ws/worklist", "nurse") as socket:
        tell_until_heard(web, socket)
        assert there() == 1
    until(lambda: there() == 0, 10)


def test_there_is_no_other_socket(web: Web) -> None:
    with pytest.raises(InvalidStatus), web.socket("/ws/everything", "navigator"):
        pass


def test_what_a_client_says_is_not_even_decoded(web: Web) -> None:
    with web.socket("/ws/worklist", "navigator") as socket:
        socket.send("{no json")
        socket.send(b"\x00")
        assert tell_until_heard(web, socket)


def test_a_body_that_never_ends_is_cut_off_before_it_fills_the_disk(web: Web) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield b"x" * 1024 * 1024

    with httpx.Client(base_url=f"http://127.0.0.1:{web.port}", trust_env=False) as stranger:
        try:
            answer = stranger.post("/api/v1/session", content=endless())
        except httpx.WriteError:  # it was closed while we still wrote
            return
    assert answer.status_code == 413
