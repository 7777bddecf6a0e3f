"""By which name a phone system speaks to us of a page: known only to whom we asked to ring.

A ticket names its page and proves that it comes from us. It is good for one call: the first that comes with
it is the page's, and another call's word counts for nothing (`NotePlaced` is taken down once).
"""

import base64
import binascii
import hmac
from uuid import UUID

from coordination.log.sealing import keyed_digest

PROOF_BYTES = 16  # nobody guesses 128 bits in the minute for which a telephone rings


def ticket_of(page: UUID) -> str:
    """43 letters, digits, dashes and underscores: always the same for one page."""
    return base64.urlsafe_b64encode(page.bytes + _proof(page)).rstrip(b"=").decode()


def page_of_ticket(ticket: str) -> UUID | None:
    """The page of a ticket that we gave; None for an invented one."""
    try:
        plain = base64.b64decode(ticket + "=" * (-len(ticket) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(plain) != 16 + PROOF_BYTES:
        return None
    page = UUID(bytes=plain[:16])
    return page if hmac.compare_digest(plain[16:], _proof(page)) else None


def _proof(page: UUID) -> bytes:
    return keyed_digest("page", page.bytes)[:PROOF_BYTES]
