"""How facts become a page's row."""

from collections.abc import Iterable

from coordination.log.event import Logged
from coordination.log.projection import Projection
from telephony.calls.projections import pbx_call_hash
from telephony.pages.events import (
    PageAcknowledged,
    PageAnswered,
    PageDialing,
    PageFailed,
    PagePlaced,
    PageRequested,
    PageWithdrawn,
)
from telephony.pages.row import PageRow

pages = Projection("pages", PageRow, kinds=("page",))


@pages.on(PageRequested)
def requested(row: PageRow, event: PageRequested, at: Logged) -> None:
    row.reference, row.person, row.requested_at = event.reference, event.person, event.at


@pages.on(PageDialing)
def dialing(row: PageRow, event: PageDialing, at: Logged) -> None:
    row.source = event.source


@pages.on(PagePlaced)
def placed(row: PageRow, event: PagePlaced, at: Logged) -> None:
    row.source, row.pbx_call_hash = event.source, pbx_call_hash(event.pbx_call_id)


@pages.on(PageAnswered)
def answered(row: PageRow, event: PageAnswered, at: Logged) -> None:
    row.answered_at = event.at


@pages.on(PageAcknowledged)
def acknowledged(row: PageRow, event: PageAcknowledged, at: Logged) -> None:
    row.acknowledged_at = event.at


@pages.on(PageFailed)
def failed(row: PageRow, event: PageFailed, at: Logged) -> None:
    row.failed_at, row.why = event.at, event.why


@pages.on(PageWithdrawn)
def withdrawn(row: PageRow, event: PageWithdrawn, at: Logged) -> None:
    row.withdrawn_at = event.at


def pages_among(source: str, pbx_call_ids: Iterable[str]) -> frozenset[str]:
    """Which of a phone system's calls are pages of ours: they are no calls of patients."""
    hashes = {pbx_call_hash(one): one for one in pbx_call_ids}
    found = PageRow.objects.filter(source=source, pbx_call_hash__in=list(hashes))
    return frozenset(hashes[one] for one in found.values_list("pbx_call_hash", flat=True))
