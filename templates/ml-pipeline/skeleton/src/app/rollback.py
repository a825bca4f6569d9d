"""`python -m app.rollback --reason "why"`: make the champion before this one champion again.

Again goes one further back; `--to 3` goes to that version. Days that the bad model scored: `python
-m app.score --day … --again`.
"""

import argparse

import structlog

from .job import Job, run

_log = structlog.get_logger(__name__)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m app.rollback")
    parser.add_argument("--to", metavar="VERSION", help="instead of the champion before")
    parser.add_argument("--reason", required=True, help="kept with the version that is taken back")
    options = parser.parse_args(arguments)

    def roll_back(job: Job) -> None:
        bad, good = job.registry.roll_back(options.to, options.reason)
        _log.info("rolled back", bad=bad, champion=good, reason=options.reason)
        job.say_who_scores()

    run("rollback", roll_back)


if __name__ == "__main__":
    main()
