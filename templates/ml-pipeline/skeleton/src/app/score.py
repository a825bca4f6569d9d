"""`python -m app.score`: score today, and the days that were missed.

`--day 2026-11-21` scores that day only; with `--again` even if it is done, with the model that is
champion now.
"""

import argparse
from datetime import date

import structlog

from .errors import PipelineError
from .job import Job, run
from .scoring import Scoring

_log = structlog.get_logger(__name__)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m app.score")
    parser.add_argument("--day", type=date.fromisoformat, help="this day only")
    parser.add_argument("--again", action="store_true", help="replace what was said of it")
    options = parser.parse_args(arguments)

    def score(job: Job) -> None:
        scoring = Scoring(
            *(
                job.settings,
                job.engine,
                job.registry,
                job.source,
                job.dataset,
                job.telemetry.metrics,
            )
        )
        newest = options.day or job.today
        for day in [options.day] if options.day else scoring.due(job.today):
            try:
                scoring.score(day, again=options.again)
            except PipelineError as error:
                if day == newest:
                    raise
                # A day that never had rows must not keep today from being scored.
                _log.warning("a missed day stays unscored", day=str(day), reason=str(error))
        _log.info("old runs deleted", count=scoring.forget_old(job.today))
        job.say_who_scores()

    run("score", score)


if __name__ == "__main__":
    main()
