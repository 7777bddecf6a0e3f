"""The limit of a projection: the same read model without guards, quarantine, notifications or the ORM.

Scan, decrypt, decode, fold into plain rows that all stay in memory, one unnest upsert a page. It would
apply an event twice, would skip a gap, and would forget where it was: this is what a framework is for.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from coordination.log.codec import COLUMNS
from coordination.log.database import execute, rows
from coordination.log.event import REGISTRY
from coordination.log.sealing import column_key, seal, unseal, unwrap
from coordination.log.upsert import statements
from tests.bench.parcels import ParcelDelivered, ParcelPosted, ParcelScanned, Remark
from tests.log.letters.models import LetterRow

TABLE = "bare_parcels"
Page = Sequence[tuple[Any, ...]]

BY_ID = f"SELECT {COLUMNS}, e.id FROM log_event e WHERE e.id > %s ORDER BY e.id LIMIT %s".encode()
BY_STREAM = f"""
    SELECT {COLUMNS} FROM log_event e WHERE (e.stream, e.version) > (%s, %s)
    ORDER BY e.stream, e.version LIMIT %s
""".encode()


def as_logged(size: int) -> Iterator[Page]:
    """The log in its own order, by pages."""
    last = 0
    while page := rows(BY_ID, [last, size]):
        yield page
        last = page[-1][16]


def stream_by_stream(size: int) -> Iterator[Page]:
    place: tuple[str, int] = ("", 0)
    while page := rows(BY_STREAM, [*place, size]):
        yield page
        place = (page[-1][1], page[-1][2])


class Unframed:
    """Begins with an empty table."""

    def __init__(self) -> None:
        execute(f"DROP TABLE IF EXISTS {TABLE}".encode())
        execute(f"CREATE TABLE {TABLE} (LIKE letters_letterrow INCLUDING ALL)".encode())
        self._keys: dict[tuple[str, str], AESGCM] = {}
        self._rows: dict[str, list[Any]] = {}
        self._facts = {name: msgspec.json.Decoder(known.cls) for name, known in REGISTRY.items()}
        self._remark = msgspec.json.Decoder(Remark)

    def run(self, pages: Iterator[Page]) -> int:
        seen = 0
        for page in pages:
            self._open_keys(page)
            touched = {event[1]: self._fold(event) for event in page}
            self._write(list(touched.values()))
            seen += len(page)
        return seen

    def _open_keys(self, page: Page) -> None:
        wanted = {(e[1], "") for e in page} | {(str(e[11]), "remarks") for e in page if e[15] is not None}
        missing = list(wanted - self._keys.keys())
        found = rows(
            b"SELECT k.owner, k.class, k.kek, k.wrapped FROM log_key k"
            b" JOIN unnest(%s::text[], %s::text[]) AS a (owner, class) USING (owner, class)",
            [[owner for owner, _ in missing], [name for _, name in missing]],
        )
        for owner, name, kek, wrapped in found:
            self._keys[owner, name] = AESGCM(unwrap(kek, wrapped, owner, name))

    def _fold(self, e: tuple[Any, ...]) -> list[Any]:
        stream, version, type_ = e[1], e[2], e[3]
        row: list[Any] | None = self._rows.get(stream)
        if row is None:
            blank: list[Any] = [UUID(stream.partition("/")[2]), 0, "", 0, None, "[]", "{}", None, None, ""]
            row = self._rows[stream] = blank
        bound = f"{e[0]}|{stream}|{version}|{type_}|{e[4]}".encode()
        event: Any = self._facts[type_].decode(unseal(self._keys[stream, ""], e[14], bound))
        if isinstance(event, ParcelScanned):
            row[3] += event.weight
            row[8] = event.place
        elif isinstance(event, ParcelPosted):
            row[2] = event.to
        elif isinstance(event, ParcelDelivered):
            row[7] = e[5]
        elif e[15] is not None:
            remark = self._remark.decode(unseal(self._keys[str(e[11]), "remarks"], e[15], bound))
            row[4] = seal(column_key(), remark.text.encode(), b"letters_letterrow.notes")
            row[5] = "[1]"
        row[1] = version
        row[9] = f"{row[2]} via {row[8] or '-'}, {row[3]} g"
        return row

    def _write(self, changed: list[list[Any]]) -> None:
        with transaction.atomic():
            execute(
                statements(LetterRow, TABLE).upsert, [list(column) for column in zip(*changed, strict=True)]
            )
