"""`python -m app.drift`: compare what was scored with the training data, and old scores with what
came.

Drift is reported, not an error: an alert tells people, and the job's own success says that the
check was made.
"""

from .job import Job, run
from .monitoring import Monitoring


def _drift(job: Job) -> None:
    monitoring = Monitoring(
        *(job.settings, job.engine, job.registry, job.source, job.dataset, job.telemetry.metrics)
    )
    monitoring.check_drift(job.today)
    monitoring.check_quality(job.today)
    job.say_who_scores()


def main() -> None:
    """Do it."""
    run("drift", _drift)


if __name__ == "__main__":
    main()
