"""`python -m app.train`: train, register the best model, and promote it if it passes the gate."""

from .job import Job, run
from .training import Trainer


def _train(job: Job) -> None:
    trained = Trainer(job.settings, job.registry, job.source, job.dataset).train(job.today)
    job.telemetry.metrics.trained("baseline", trained.baseline)
    job.telemetry.metrics.trained("challenger", trained.challenger)
    job.say_who_scores()


def main() -> None:
    """Do it."""
    run("train", _train)


if __name__ == "__main__":
    main()
