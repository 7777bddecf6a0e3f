"""How what happens to a classifier reads after its actor's name."""

from coordination.http.since import says
from coordination.http.words import in_words
from coordination.routing.reasons import events as e

SHORT = 12  # digits of a hash that a person compares

says(
    e.ModelCompared,
    lambda event: (
        f"compared a classifier of {in_words(event.classifier)} with {event.corrections} corrections:"
        f" {'not better' if event.why else 'better'}"
    ),
)
says(e.ModelPublished, lambda event: f"published {event.model[:SHORT]} for {in_words(event.classifier)}")
