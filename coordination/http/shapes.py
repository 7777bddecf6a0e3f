"""What goes in and out of the API: structs, from which the OpenAPI schemas are made.

The class name is the name of the schema, its docstring the description.
"""

from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

T = TypeVar("T")


class Item(msgspec.Struct, kw_only=True):
    """Base of what an answer holds."""


class Body(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Base of what a POST brings. Unknown fields are refused."""


class Nothing(Body):
    """A command without particulars: an empty object, or no body at all."""


class Parameters(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Base of a query string. Unknown names are refused; a name is given once."""


Limit = Annotated[int, Meta(ge=1, le=200, description="How many, 1 to 200.")]
CursorText = Annotated[str, Meta(max_length=1000, description="`next` of the page before.")]


class PageParameters(Parameters, kw_only=True):
    """Of every list."""

    limit: Limit = 50
    cursor: CursorText | None = None


class PageBody(Body, kw_only=True):
    """Of every search: like a list, with the words in the body."""

    limit: Limit = 50
    cursor: CursorText | None = None


class Page(msgspec.Struct, Generic[T], kw_only=True):
    """A list's answer. `next` is the cursor of the page after this, null on the last one."""

    items: list[T]
    next: str | None


class Since(Item):
    """One thing that happened after the version that the client had seen."""

    at: str
    actor: str
    summary: str
