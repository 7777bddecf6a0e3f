"""How long what must be destroyed may still stay."""

from datetime import timedelta

import msgspec

from coordination.policy.decided import Decided, FromFile
from coordination.policy.span import Span


class RetentionFile(FromFile, frozen=True, kw_only=True):
    """retention.yaml"""

    heard_no_is_sealed_for: Decided[Span]
    key_backups_are_kept_for: Decided[Span]


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """The same as lengths of time."""

    heard_no_is_sealed_for: timedelta
    key_backups_are_kept_for: timedelta


def retention_of(file: RetentionFile) -> Retention:
    """The file's spans."""
    return Retention(
        heard_no_is_sealed_for=file.heard_no_is_sealed_for.value.length,
        key_backups_are_kept_for=file.key_backups_are_kept_for.value.length,
    )
