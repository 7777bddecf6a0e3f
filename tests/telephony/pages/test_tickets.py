"""The name under which a phone system speaks to us of a page."""

from uuid import UUID

import pytest

from telephony.pages.tickets import page_of_ticket, ticket_of

PAGE = UUID("00000000-0000-7000-8000-0000000000aa")
OTHER = UUID("00000000-0000-7000-8000-0000000000ab")


def test_a_ticket_names_its_page() -> None:
    assert page_of_ticket(ticket_of(PAGE)) == PAGE
    assert ticket_of(PAGE) == ticket_of(PAGE)
    assert len(ticket_of(PAGE)) == 43


def test_a_ticket_is_not_made_from_a_page_s_id_alone() -> None:
    mine, others = ticket_of(PAGE), ticket_of(OTHER)
    assert page_of_ticket(others[:22] + mine[22:]) is None
    assert page_of_ticket(mine[:22] + others[22:]) is None


@pytest.mark.parametrize("invented", ["", "a", "A" * 43, "A" * 64, "é" * 43, "/" * 43, "=" * 43])
def test_an_invented_ticket_is_nobodys(invented: str) -> None:
    assert page_of_ticket(invented) is None
