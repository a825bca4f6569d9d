from adaptive_engine.tracing import Skill, update

SKILL = Skill(learn=0.1, guess=0.2, slip=0.1)


def test_a_right_answer_raises_the_estimate():
    assert update(0.5, True, SKILL) > 0.5


def test_a_wrong_answer_lowers_it():
    assert update(0.5, False, SKILL) < 0.5


def test_it_stays_a_probability():
    mastery = 0.01
    for _ in range(200):
        mastery = update(mastery, True, SKILL)
    assert 0.99 < mastery <= 1
