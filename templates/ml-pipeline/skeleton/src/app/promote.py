"""`python -m app.promote`: judge the challenger again on today's data, and promote it if it passes.

`--version 3` names another version; `--force "why"` promotes it without judging, and keeps why.
"""

import argparse

import structlog

from .errors import PipelineError
from .job import Job, run
from .registry import CHALLENGER
from .training import Trainer

_log = structlog.get_logger(__name__)


def main(arguments: list[str] | None = None) -> None:
    """Read the command line and do it."""
    parser = argparse.ArgumentParser(prog="python -m app.promote")
    parser.add_argument("--version", help="instead of the challenger")
    parser.add_argument("--force", metavar="WHY", help="promote it without judging")
    options = parser.parse_args(arguments)

    def promote(job: Job) -> None:
        version = options.version or job.registry.alias(CHALLENGER)
        if version is None:
            raise PipelineError("No model has been trained yet: run `python -m app.train`.")
        reasons: tuple[str, ...] = (f"forced: {options.force}",)
        if options.force is None:
            trainer = Trainer(job.settings, job.registry, job.source, job.dataset)
            verdict = trainer.judge_again(version, job.today)
            if not verdict.promote:
                raise PipelineError(
                    f"Version {version} stays as it is: {'; '.join(verdict.reasons)}."
                )
            reasons = verdict.reasons
        job.registry.promote(version, reasons)
        _log.info("model promoted", version=version, reasons=reasons)
        job.say_who_scores()

    run("promote", promote)


if __name__ == "__main__":
    main()
