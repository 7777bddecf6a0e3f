"""The consumers' commands: some of them on one machine, the rest on another."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


@pytest.mark.parametrize("command", ["projections", "reactors"])
def test_a_name_that_is_none_is_refused_with_those_that_are(command: str) -> None:
    with pytest.raises(CommandError, match=r"No parcels; there are: .*(letters|press_postmarks)"):
        call_command(command, "parcels")


def test_an_embedded_deployment_says_who_delivers() -> None:
    said = StringIO()
    call_command("projections", "letters", stdout=said)
    assert said.getvalue().startswith("Embedded mode: the relay of `manage.py up` delivers")
