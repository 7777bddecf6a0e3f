"""Write everything that is made from the code: `python -m scripts.generate` (make generate)."""

import subprocess
import sys

from scripts import published_api
from scripts.environment import throwaway
from scripts.stamps import ROOT


def main() -> None:
    subprocess.run([sys.executable, "manage.py", "event_catalog"], cwd=ROOT, env=throwaway(), check=True)
    subprocess.run([sys.executable, "manage.py", "access_table"], cwd=ROOT, env=throwaway(), check=True)
    subprocess.run([sys.executable, "manage.py", "clinic_decisions"], cwd=ROOT, env=throwaway(), check=True)
    published_api.generate(published_api.DOCUMENT, published_api.CLIENT)


if __name__ == "__main__":
    main()
