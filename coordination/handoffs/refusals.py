"""When a handoff says no."""

from coordination.log.errors import Refused


class NoSuchHandoff(Refused):
    """Nothing was prepared under this id."""

    sentence = "There is no such handoff."
