"""`python -m tests.faults.transcriber`: the transcriber's process, which appends after every sentence.

So it can be killed between any two of them.
"""

import sys

import django


def main() -> int:
    django.setup()
    from coordination.log.running import run_until_told
    from transcription.engines.port import RATE
    from transcription.passes import ear, listening
    from transcription.passes.processes import transcriber_loops

    ear.OLDEST = 2 * RATE
    listening.EVERY = 0.0
    return 0 if run_until_told(transcriber_loops()) else 1


if __name__ == "__main__":
    sys.exit(main())
