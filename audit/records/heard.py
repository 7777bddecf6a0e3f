"""Which noes a machine understood, and which are a key's or a person's."""

HEARD = frozenset({"heard", "speech"})
"""Ways of a no that a machine understood; all others are a key, or a person."""
