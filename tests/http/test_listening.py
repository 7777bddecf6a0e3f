"""What a process does when it hears that a key was destroyed."""

from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from coordination.http.listening import messages_of
from coordination.log import changes, keys


def test_s13_a_destroyed_key_is_not_kept_open_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[dict[str, object]] = []
    monkeypatch.setattr(changes, "notify", told.append)
    changes.tell_of_destruction()
    assert told == [{"destroyed": True}]
    keys._remember((str(uuid4()), "words"), AESGCM(bytes(32)))
    assert messages_of('{"destroyed":true}') == []
    assert keys._cache == {}
