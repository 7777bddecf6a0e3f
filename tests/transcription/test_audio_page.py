"""docs/audio.md promises nothing that is not tested."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs" / "audio.md"
ROW = re.compile(
    r"^\| (?P<what>[^|]+) \| [^|]+ \| (?P<file>[\w./]+\.py)::(?P<test>test_\w+) \|$", re.MULTILINE
)


def test_every_row_names_a_test_that_exists() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| ") and "---" not in line]
    named = list(ROW.finditer(PAGE.read_text()))
    heads = sum(line.endswith("| tested by |") for line in rows)
    assert len(named) == len(rows) - heads >= 13
    for row in named:
        assert f"def {row['test']}(" in (HERE / row["file"]).read_text(), row["what"]
