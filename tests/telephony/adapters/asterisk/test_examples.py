"""The configuration in docs/asterisk/ is what the adapter needs: names are compared with the code's."""

import re
from pathlib import Path

import pytest

from coordination.policy.published import policy
from telephony.adapters.asterisk import conversation, names

EXAMPLES = Path(__file__).resolve().parents[4] / "docs" / "asterisk"


def sections(name: str) -> dict[str, list[str]]:
    """Section by section the lines of a file, without comments."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in (EXAMPLES / name).read_text().splitlines():
        text = re.sub(r"\s*;.*", "", line)
        if heading := re.match(r"\[([^\]]+)\]", text):
            here = found.setdefault(heading[1], [])
        elif text.strip():
            here.append(text.strip())
    return found


@pytest.fixture
def dialplan() -> dict[str, list[str]]:
    return sections("extensions.conf")


def test_every_context_that_we_send_calls_to_is_there(dialplan: dict[str, list[str]]) -> None:
    assert {names.PEOPLE, names.FALLBACK, names.PLAY, names.ROUTE, names.TAP} <= dialplan.keys()


def test_every_line_has_its_number_and_its_people(dialplan: dict[str, list[str]]) -> None:
    trunk, people = "\n".join(dialplan["from-trunk"]), "\n".join(dialplan[names.PEOPLE])
    for name, line in policy().lines.items():
        assert f"exten => {line.number},1,Set({names.LINE}={name})" in trunk
        assert f"exten => {name},1," in people


def test_s12_after_stasis_comes_a_person_whatever_became_of_us(dialplan: dict[str, list[str]]) -> None:
    """Not there: the next step. Dead in the middle: the lease, and T."""
    for context, goes_on in (("ringback-begin", names.PEOPLE), ("ringback-ring", names.FALLBACK)):
        lines = dialplan[context]
        (stasis,) = (number for number, line in enumerate(lines) if "Stasis(ringback" in line)
        assert f"TIMEOUT(absolute)={conversation.LEASE})" in lines[stasis - 1]
        assert f"Goto({goes_on}," in lines[stasis + 1]
        (expired,) = (line for line in lines if line.startswith("exten => T,1,"))
        assert f"Goto({goes_on}," in expired


def test_s12_no_lease_runs_out_while_people_talk(dialplan: dict[str, list[str]]) -> None:
    for context in ("ringback-ring", names.FALLBACK, names.PLAY, names.ROUTE):
        assert "TIMEOUT(absolute)=0)" in dialplan[context][0]


def test_s12_a_caller_can_be_taken_from_people_only_where_the_dialplan_goes_on(
    dialplan: dict[str, list[str]],
) -> None:
    """Around each Dial of a caller: said before it, `g` among its options, looked for right after it."""
    for context in ("ringback-ring", names.FALLBACK, names.ROUTE):
        lines = dialplan[context]
        (dial,) = (number for number, line in enumerate(lines) if "Dial(" in line)
        assert lines[dial - 1].endswith(f"Set({names.MOVES}=yes)")
        assert lines[dial].endswith(",g)")
        looks = f'GotoIf($["${{GLOBAL({names.sent_to("${RINGBACK_CALL}")})}}" != ""]?'
        assert looks in lines[dial + 1]


def test_who_has_talked_with_people_is_not_asked_for_a_message(dialplan: dict[str, list[str]]) -> None:
    """With `g` the caller goes on when our people hang up: that call is over."""
    for context in ("ringback-ring", names.ROUTE):
        lines = dialplan[context]
        (dial,) = (number for number, line in enumerate(lines) if "Dial(" in line)
        assert any('"${DIALSTATUS}" = "ANSWER"]?over,1)' in line for line in lines[dial:])
        assert "exten => over,1,Hangup()" in lines


def test_the_fallback_is_the_clinics(dialplan: dict[str, list[str]]) -> None:
    assert {line.fallback for line in policy().lines.values()} == {"+12025550109"}
    assert "+12025550109" in "\n".join(dialplan[names.FALLBACK])


def test_the_variables_that_tell_whose_leg_it_is_are_shown() -> None:
    (shown,) = (line for line in sections("ari.conf")["general"] if line.startswith("channelvars"))
    wanted = {names.CALL, names.LINE, names.NUMBER, names.DIRECTION, names.MOVES}
    assert {one.strip() for one in shown.partition("=")[2].split(",")} == wanted


def test_ari_listens_on_this_machine_only() -> None:
    assert "bindaddr = 127.0.0.1" in sections("http.conf")["general"]
