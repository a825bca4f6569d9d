"""Scores all partitions; the status says whether the night counts.

Reads answers as `learner,right` lines, `right` being 0 or 1, and writes
`learner,score` lines.
"""

import csv
import os
import sys
from collections import defaultdict

import structlog

from score_batch.partitions import exit_code, partition_of

log = structlog.get_logger()


def score(answers: list[tuple[str, str]]) -> dict[str, float]:
    """The share of right answers by learner."""
    right: dict[str, list[int]] = defaultdict(list)
    for learner, is_right in answers:
        right[learner].append(int(is_right))
    return {learner: sum(all_) / len(all_) for learner, all_ in right.items()}


def main() -> int:
    partitions = int(os.environ["PARTITIONS"])
    work: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for learner, is_right in csv.reader(sys.stdin):
        work[partition_of(learner, partitions)].append((learner, is_right))
    failed = 0
    out = csv.writer(sys.stdout)
    for partition, answers in sorted(work.items()):
        try:
            out.writerows(sorted(score(answers).items()))
        except ValueError:
            failed += 1
            log.exception("partition failed", partition=partition)
    return exit_code(failed, partitions)


if __name__ == "__main__":
    sys.exit(main())
