"""Something that a caller may say, and what it is about."""

import msgspec


class Utterance(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`reason` is one of names.REASONS, or out_of_scope. `source` is who or what wrote it and `template` the
    sentence that it was made of; two lines with the same template are never on both sides of a split."""

    text: str
    language: str
    reason: str
    source: str
    template: str
