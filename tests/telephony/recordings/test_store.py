"""What the store gives back is what it was given, and nobody else can read it."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pytest_django.fixtures import Settings

from telephony.recordings import store
from telephony.recordings.sealed import CHUNK, ObjectDamagedError, plain_length, plain_range, sealed_chunks

KEY = b"k" * 32


@given(
    sizes=st.lists(st.sampled_from([0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1]), max_size=4),
    start=st.integers(0, 3 * CHUNK),
    length=st.integers(0, 3 * CHUNK),
)
def test_any_range_of_any_pieces_is_what_went_in(sizes: list[int], start: int, length: int) -> None:
    plain = b"".join(bytes([65 + number]) * size for number, size in enumerate(sizes))
    pieces = [bytes([65 + number]) * size for number, size in enumerate(sizes)]
    sealed = b"".join(sealed_chunks(pieces, KEY, "a"))
    assert plain_length(len(sealed)) == len(plain)
    begin, end = min(start, len(plain)), min(start + length, len(plain))
    assert (
        b"".join(plain_range(io.BytesIO(sealed), len(sealed), KEY, "a", range(begin, end)))
        == plain[begin:end]
    )


@pytest.mark.parametrize("change", ["cut", "swapped", "named", "bit"])
def test_a_changed_object_is_damaged(change: str) -> None:
    sealed = b"".join(sealed_chunks([b"x" * 3 * CHUNK], KEY, "a"))
    stride = CHUNK + 16
    name = "b" if change == "named" else "a"
    if change == "cut":
        sealed = sealed[: 4 + stride]
    elif change == "swapped":
        sealed = (
            sealed[:4]
            + sealed[4 + stride : 4 + 2 * stride]
            + sealed[4 : 4 + stride]
            + sealed[4 + 2 * stride :]
        )
    elif change == "bit":
        sealed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    with pytest.raises(ObjectDamagedError):
        list(plain_range(io.BytesIO(sealed), len(sealed), KEY, name, range(plain_length(len(sealed)))))


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def test_s8_the_store_holds_no_plain_byte(folder: Path) -> None:
    kept = store.keep([b"unmistakable words " * 9000])
    stored = (folder / kept.name).read_bytes()
    assert b"unmistakable" not in stored
    assert store.length_of(kept) == 171_000
    assert b"".join(store.read(kept)) == b"unmistakable words " * 9000
    assert b"".join(store.read(kept, 13, 18)) == b"words"


def test_another_key_reads_nothing(folder: Path) -> None:
    kept = store.keep([b"sound"])
    with pytest.raises(ObjectDamagedError):
        list(store.read(replace(kept, key=b"z" * 32)))


def test_what_is_discarded_is_gone(folder: Path) -> None:
    kept = store.keep([b"sound"])
    store.discard(kept)
    assert list((folder / "recordings").iterdir()) == []
