from bloom_validator.levels import Verdict


def test_a_higher_level_meets_the_claim():
    assert Verdict("analyze", 0.9).meets("apply") is True


def test_a_lower_level_does_not():
    assert Verdict("remember", 0.9).meets("apply") is False


def test_an_unsure_verdict_is_left_to_a_person():
    assert Verdict("analyze", 0.6).meets("apply") is None
