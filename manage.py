#!/usr/bin/env python
"""Ringback's command line: `manage.py help` lists what each process runs."""

import os
import sys

ALONE = frozenset({"route_text", "transcribe"})  # they read and write lines: no setting has to be there


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coordination.settings")
    if len(sys.argv) > 1 and sys.argv[1] in ALONE and "RINGBACK_DATABASE_URL" not in os.environ:
        from scripts.environment import throwaway

        os.environ.update(throwaway())
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
