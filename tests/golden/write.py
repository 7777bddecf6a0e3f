"""`python -m tests.golden.write`: writes the golden files that are missing, and touches no other."""

import os

import django

from scripts.environment import throwaway


def main() -> None:
    os.environ.update(throwaway(), RINGBACK_EXTRA_APPS="tests.log.letters")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coordination.settings")
    django.setup()
    from coordination.log.event import REGISTRY
    from tests.golden import files

    for _, known in sorted(REGISTRY.items()):
        if not files.path_of(known.type, known.schema).exists():
            print(files.write(files.of_today(known)).name)


if __name__ == "__main__":
    main()
