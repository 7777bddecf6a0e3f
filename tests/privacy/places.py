"""Where a word could come to lie, and a search that sees through the usual disguises."""

import base64
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests.servers import Database

CHANNELS = ("ringback_changes", "ringback_log")


def disguises(word: str) -> set[bytes]:
    """The word as it is, in the other case, in UTF-16, in hex, in base64 at each offset, quoted for a URL."""
    plain = word.encode()
    forms = {plain, plain.lower(), plain.upper(), word.encode("utf-16-le"), quote(word).encode()}
    forms |= {plain.hex().encode(), plain.hex().upper().encode()}
    for offset in range(3):
        encoded = base64.b64encode(b"\0" * offset + plain)
        # The first and last characters depend on what stands beside the word.
        forms.add(encoded[4 if offset else 0 : len(encoded) - 4])
    return {form for form in forms if len(form) >= 7}


def found(words: Iterable[str], places: Mapping[str, bytes]) -> list[str]:
    """ "place: word" for each that is there in whatever form."""
    return [
        f"{place}: {word}"
        for word in words
        for place, content in places.items()
        if any(form in content for form in disguises(word))
    ]


def files(folder: Path, but: tuple[str, ...] = ()) -> bytes:
    """All bytes below a folder, without files of these suffixes."""
    return b"\n".join(
        path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in but
    )


def tables(database: Database) -> dict[str, bytes]:
    """Every table of every schema but the system's, as the bytes that are stored (not as hex)."""
    with database.connect() as connection:
        names = connection.execute(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"
        ).fetchall()
        return {f"table {name}": _copied(connection, str(name)) for (name,) in names}


def _copied(connection: "psycopg.Connection[tuple[object, ...]]", table: str) -> bytes:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)".encode()) as rows,
    ):
        return b"".join(bytes(piece) for piece in rows)


class Notifications:
    """Everything that is said between the processes through NOTIFY while it listens."""

    def __init__(self, database: Database) -> None:
        self._heard: list[str] = []
        self._over = threading.Event()
        self._connection = database.connect()
        for channel in CHANNELS:
            self._connection.execute(f"LISTEN {channel}".encode())
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._over.is_set():
            self._heard += [one.payload for one in self._connection.notifies(timeout=0.2)]

    def heard(self) -> bytes:
        return "\n".join(self._heard).encode()

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._connection.close()


def lines(*texts: object) -> bytes:
    return "\n".join(str(text) for text in texts).encode()
