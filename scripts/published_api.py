"""The published API and the client made from it: `python -m scripts.published_api [--check]`.

docs/openapi.json comes from the views, frontend/src/api/schema.gen.ts from docs/openapi.json. With --check
nothing is written, and a file that is out of date is named.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.environment import throwaway
from scripts.stamps import ROOT

DOCUMENT = ROOT / "docs" / "openapi.json"
CLIENT = ROOT / "frontend" / "src" / "api" / "schema.gen.ts"


def generate(document: Path, client: Path) -> None:
    """Write both; warnings of the generator are errors, since the client would be wrong there."""
    described = [sys.executable, "manage.py", "spectacular", "--format", "openapi-json", "--fail-on-warn"]
    subprocess.run([*described, "--file", document], cwd=ROOT, env=throwaway(), check=True)
    if not document.read_text().endswith("\n"):
        document.write_text(document.read_text() + "\n")
    typed = ["npm", "run", "--silent", "client", "--", str(document), "-o", str(client)]
    subprocess.run(typed, cwd=ROOT / "frontend", stdout=subprocess.DEVNULL, check=True)


def stale() -> list[Path]:
    """The committed files that differ from what would be generated now."""
    with tempfile.TemporaryDirectory() as place:
        fresh = {DOCUMENT: Path(place) / DOCUMENT.name, CLIENT: Path(place) / CLIENT.name}
        generate(fresh[DOCUMENT], fresh[CLIENT])
        return [kept for kept, made in fresh.items() if not same(kept, made)]


def same(kept: Path, made: Path) -> bool:
    """Both there, and equal."""
    return kept.exists() and kept.read_text().rstrip() == made.read_text().rstrip()


def main() -> None:
    if sys.argv[1:] != ["--check"]:
        generate(DOCUMENT, CLIENT)
    elif out_of_date := stale():
        names = ", ".join(str(path.relative_to(ROOT)) for path in out_of_date)
        sys.exit(f"{names}: out of date, run make generate")


if __name__ == "__main__":
    main()
