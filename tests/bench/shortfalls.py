"""What stands in the way of a row that falls short of its target, one sentence or two each."""

WHY: dict[str, str] = {}
