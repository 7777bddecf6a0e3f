"""The read model: the same rows whichever way the events come."""

import pytest

from coordination.proposals.events import ProposalWithdrawn
from coordination.proposals.projections import proposals
from tests.log.sentences import T0, fresh, projection
from tests.proposals.test_deciding import ACCEPTED, DISMISSED, FIRST, FOLLOWUP, MADE, PATIENT, SECOND

pytestmark = pytest.mark.django_db


def test_a_proposal_and_what_became_of_it() -> None:
    waits, yes, no, gone = fresh(), fresh(), fresh(), fresh()
    withdrawn = ProposalWithdrawn(why="declined", call=FIRST.call.call)
    projection(proposals).given(
        {
            f"proposal/{waits}": [MADE],
            f"proposal/{yes}": [MADE, ACCEPTED],
            f"proposal/{no}": [MADE, DISMISSED],
            f"proposal/{gone}": [MADE, withdrawn],
        }
    ).shows(
        {
            waits: {
                "version": 1,
                "standing": "open",
                "what": "supervisor_callback",
                "patient": PATIENT,
                "calls": [FIRST.call.call, SECOND.call.call],
                "made_at": T0,
                "followup": None,
            },
            yes: {"version": 2, "standing": "accepted", "followup": FOLLOWUP},
            no: {"standing": "dismissed"},
            gone: {"standing": "withdrawn"},
        }
    )
