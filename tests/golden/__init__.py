"""What is stored is frozen by a file: events/<type>.v<schema>.json decodes for ever.

A file of today's schema is written by `python -m tests.golden.write`; those of earlier schemas are never
changed again, and what they decode to changes only together with an upcaster.
"""
