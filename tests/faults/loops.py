"""`python -m tests.faults.loops`: the loops that `up` runs beside the web server, in one process."""

import os
import sys

import django

from coordination.log.running import run_until_told


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coordination.settings")
    django.setup()
    from coordination.log.processes import all_loops

    return 0 if run_until_told(all_loops()) else 1


if __name__ == "__main__":
    sys.exit(main())
