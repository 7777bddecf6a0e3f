"""The read model of parcels: text, numbers, a sealed text, an array and JSON, and one index to keep."""

from coordination.log.event import Forgotten, Logged
from coordination.log.projection import Projection
from tests.bench.parcels import ParcelDelivered, ParcelPosted, ParcelRemarked, ParcelScanned
from tests.log.letters.models import LetterRow

parcels = Projection("parcels", LetterRow, kinds=("parcel",))


@parcels.on(ParcelPosted)
def posted(row: LetterRow, event: ParcelPosted, at: Logged) -> None:
    row.to = event.to


@parcels.on(ParcelScanned)
def scanned(row: LetterRow, event: ParcelScanned, at: Logged) -> None:
    row.grams += event.weight
    row.town = event.place


@parcels.on(ParcelRemarked)
def remarked(row: LetterRow, event: ParcelRemarked, at: Logged) -> None:
    row.pages = [*row.pages, event.page]
    row.notes = None if isinstance(event.content, Forgotten) else event.content.text


@parcels.on(ParcelDelivered)
def delivered(row: LetterRow, event: ParcelDelivered, at: Logged) -> None:
    row.delivered_at = at.occurred_at


@parcels.derive
def label(row: LetterRow) -> None:
    row.label = f"{row.to} via {row.town or '-'}, {row.grams} g"
