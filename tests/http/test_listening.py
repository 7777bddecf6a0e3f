"""What a process does when it hears that a key was destroyed."""

from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.http.listening import WORKLIST, group_of_call, messages_of
from coordination.log import changes, keys


def test_s13_a_destroyed_key_is_not_kept_open_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, object]] = []
    monkeypatch.setattr(changes, "notify", told.append)
    changes.tell_of_destruction()
    assert told == [{"destroyed": True}]
    keys._remember((str(uuid4()), "words"), AESGCM(bytes(32)))
    assert messages_of('{"destroyed":true}') == []
    assert keys._cache == {}


@pytest.mark.parametrize("projection", ["transcripts", "routing"])
def test_what_no_list_shows_is_told_to_the_page_of_its_call_alone(projection: str) -> None:
    call = str(uuid4())
    row = f'{{"id":"{call}","version":3}}'
    told = messages_of(f'{{"projection":"{projection}","rows":[{row}]}}')
    assert told == [
        (group_of_call(call), {"changed": [{"projection": projection, "id": call, "version": 3}]})
    ]
    lists = messages_of(f'{{"projection":"followups","rows":[{row}]}}')
    assert [group for group, _ in lists] == [WORKLIST, group_of_call(call)]
