"""Splits learners into partitions that are scored on their own."""

import zlib


def partition_of(learner_id: str, partitions: int) -> int:
    """The same learner is always in the same partition."""
    return zlib.crc32(learner_id.encode()) % partitions


def exit_code(failed: int, partitions: int) -> int:
    """A run fails as a whole when one partition in a hundred does."""
    return 1 if failed * 100 >= partitions else 0
