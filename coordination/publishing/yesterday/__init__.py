"""A day of calls before a demo's first: without it what-if has nothing to look at until the next morning."""
