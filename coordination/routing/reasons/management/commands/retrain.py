"""`manage.py retrain`: trains the classifier of call reasons again, with what people corrected."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.log.errors import Refused
from coordination.policy.published import policy
from coordination.routing.reasons import stored
from coordination.routing.reasons.corrections import corrections
from coordination.routing.reasons.current import ModelMissing
from coordination.routing.reasons.figures import Figures
from coordination.routing.reasons.retraining import Retrained, measured, retrain
from coordination.routing.reasons.stored import NotThisModel
from coordination.routing.reasons.training import trained
from coordination.routing.reasons.utterances.reading import training, tuning

AGAINST = {
    "astray": "more symptoms or medicines would go to people who are not nurses",
    "calibration_error": "its probabilities are further from the truth",
    "out_of_scope_accepted": "it takes more for a reason that is none",
    "accuracy": "what it accepts is wrong more often",
    "not_more_right": "it sorts no more calls rightly",
}


class Command(BaseCommand):
    help = "Train on our texts and people's corrections, compare on the frozen set, publish if better."
    requires_system_checks = ()  # they would look at the database, which --ship does not need

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--ship",
            action="store_true",
            help="for developers: write the model that ships, from our texts alone; no database",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["ship"]:
            self._ship()
            return
        learned = corrections()
        self.stderr.write(f"{len(learned)} corrections; training takes about a minute")
        try:
            done = retrain(learned, policy().reasons.limits)
        except (Refused, ModelMissing, NotThisModel) as problem:
            raise CommandError(str(problem)) from problem
        self._tell(done)

    def _ship(self) -> None:
        stored.SHIPPED.write_bytes(stored.written(trained(training(), (), tuning())))
        model = stored.shipped()
        self.stdout.write(f"{model.version[:12]}: {_line(measured(model, policy().reasons.limits))}")

    def _tell(self, done: Retrained) -> None:
        self.stdout.write(f"in force   {done.before[:12]}: {_line(done.comparison.before)}")
        self.stdout.write(f"new        {done.model[:12]}: {_line(done.comparison.after)}")
        if done.published:
            self.stdout.write("The new one is better and is published.")
        for why in done.comparison.why:
            self.stdout.write(f"Not published: {AGAINST[why]}.")


def _line(figures: Figures) -> str:
    return (
        f"{figures.accuracy:.1%} right of {figures.coverage:.1%} accepted, {figures.astray:.1%} astray,"
        f" calibration error {figures.calibration_error:.3f},"
        f" {figures.out_of_scope_accepted:.1%} of out of scope accepted, {figures.lines} lines"
    )
