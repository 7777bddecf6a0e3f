"""An invented concept without alarms, whose events are as large as those of calls and follow-ups."""

from datetime import UTC, datetime

from coordination.log.event import FORGOTTEN, Content, Context, Event, Forgotten, event

AT = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
CONTEXT = Context(
    actor="person/00000000-0000-7000-8000-000000000001",
    role="navigator",
    clinic="riverbend",
    occurred_at=AT,
    policy="8a1f0c",
)


class Remark(Content, frozen=True, kw_only=True):
    text: str


@event()
class ParcelPosted(Event, frozen=True, kw_only=True):
    to: str
    by: str


@event()
class ParcelScanned(Event, frozen=True, kw_only=True):
    """A parcel came by: about 200 bytes of JSON, like `CallOffered`."""

    place: str
    by: str
    line: str
    at: datetime
    damaged: bool
    weight: int


@event(content=Remark, content_class="remarks")
class ParcelRemarked(Event, frozen=True, kw_only=True):
    page: int
    content: Remark | Forgotten = FORGOTTEN


@event()
class ParcelDelivered(Event, frozen=True, kw_only=True):
    by: str


SCANNED = ParcelScanned(
    place="sorting hall, Harbor Street 12",
    by=CONTEXT.actor,
    line="scanner 4, lane 12",
    at=AT,
    damaged=False,
    weight=1250,
)
REMARK = ParcelRemarked(page=1, content=Remark(text="left with the neighbor on the second floor, who signed"))
LIFE: tuple[Event, ...] = (
    ParcelPosted(to="Harbor Street 12", by=CONTEXT.actor),
    *([SCANNED] * 7),
    REMARK,
    ParcelDelivered(by=CONTEXT.actor),
)
