"""A value that is the clinic's to decide, with where the shipped default comes from."""

from typing import Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")


class FromFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that stands in a policy file. Unknown keys are refused."""


class Decided(FromFile, Generic[T], frozen=True, kw_only=True, rename={"must_decide": "clinic must decide"}):
    """A clinical or legal value: it names its source, and that the clinic must decide it."""

    value: T
    source: str
    must_decide: Literal[True]

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise ValueError("a value without its source is nobody's decision")
