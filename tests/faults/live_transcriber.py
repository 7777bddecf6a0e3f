"""The live part of a transcriber as a process of its own: `python -m tests.faults.live_transcriber`."""

import sys

import django


def main() -> None:
    django.setup()
    from coordination.log.running import run_until_told
    from transcription.live.running import run_live

    if not run_until_told({"live": run_live}):
        sys.exit("the transcriber failed")


if __name__ == "__main__":
    main()
