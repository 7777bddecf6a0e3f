"""What may be asked of a document. Texts are checked before they come here: `problems` and `loosens` are what
was found by comparing the policy with and without the draft."""

import msgspec

from coordination.policy.events import Subject


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks. `may_publish`: by role or grant, this document; `licensed`: may loosen what is clinical."""

    by: str
    name: str
    may_publish: bool
    licensed: bool


class Propose(msgspec.Struct, frozen=True, kw_only=True):
    """Write a draft down, also one that has problems: it is work in progress."""

    who: Person
    text: str
    note: str


class Publish(msgspec.Struct, frozen=True, kw_only=True):
    """Put the latest draft in force. `draft` is the number of the one that was checked.

    `acts` says that it lets something act by telephone that did not before; `notices` is the hash of the
    notices that would be in force.
    """

    who: Person
    note: str
    draft: int
    problems: tuple[str, ...]
    loosens: tuple[str, ...]
    acts: bool = False
    notices: str = ""


class Withdraw(msgspec.Struct, frozen=True, kw_only=True):
    """Go back to the document that ships. `problems` and `loosens` are those of that one."""

    who: Person
    note: str
    problems: tuple[str, ...]
    loosens: tuple[str, ...]


class Sign(msgspec.Struct, frozen=True, kw_only=True):
    """Answer by name for one of three things. `notices` is the hash of those in force."""

    who: Person
    subject: Subject
    may_sign: bool
    note: str
    notices: str


Command = Propose | Publish | Withdraw | Sign
