from score_batch.partitions import exit_code, partition_of


def test_is_stable():
    assert partition_of("l1", 16) == partition_of("l1", 16)


def test_uses_every_partition():
    used = {partition_of(f"l{n}", 16) for n in range(1000)}
    assert used == set(range(16))


def test_one_failed_partition_fails_the_run():
    assert exit_code(1, 16) == 1
    assert exit_code(0, 16) == 0
