"""Who hears recordings gives way to who hears calls while they last."""

import json
import os
import subprocess
import sys

from tests.servers import ROOT
from transcription.passes.priority import BEHIND_LIVE


def test_a_worker_and_its_decoders_give_way_and_the_rest_of_the_process_does_not() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.transcription.passes.niceness"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "coordination.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    nice = json.loads(done.stdout)
    before, during = nice["before"], nice["during"]
    assert {one: during[one] for one in before} == before
    new = {one: how for one, how in during.items() if one not in before}
    assert len(new) >= 3  # the worker and a decoder's two
    assert set(new.values()) == {BEHIND_LIVE}
