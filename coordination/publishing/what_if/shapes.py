"""What goes in and out of what-if."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from coordination.http.shapes import Body, Item
from coordination.publishing.shapes import DocumentText
from coordination.publishing.what_if.comparing import Direction, What

LONGEST_DAYS = 30


class TryPolicy(Body):
    """A text and the days behind on whose calls it is tried. Without a text: the latest draft."""

    days: Annotated[int, Meta(ge=1, le=LONGEST_DAYS)] = 1
    text: DocumentText | None = None


class WhatIfCounts(Item):
    """How many calls would be otherwise. `left_out`: there was no time for so many, the oldest."""

    days: int
    looked_at: int
    left_out: int
    changed: int
    stricter: int
    looser: int
    sooner: int
    later: int
    other: int
    problems: list[str]


class WhatIfChange(Item):
    """One thing that would be otherwise. `before`, `after`: a lane or a duty; a window has its times."""

    what: What
    direction: Direction
    of: str
    before: str | None
    after: str | None
    due_before: datetime | None
    due_after: datetime | None
    quote: str


class WhatIfCall(Item):
    """A call on which the draft and what is in force part."""

    id: UUID
    at: datetime
    line: str
    changes: list[WhatIfChange]


class WhatIf(WhatIfCounts):
    """The same with the calls, the newest first, at most two hundred."""

    items: list[WhatIfCall]
