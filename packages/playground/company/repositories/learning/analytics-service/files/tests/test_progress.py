from analytics.progress import Answer, share_right


def test_counts_each_event_once():
    answers = [
        Answer("e1", "l1", True),
        Answer("e1", "l1", True),
        Answer("e2", "l1", False),
    ]
    assert share_right(answers) == {"l1": 0.5}


def test_has_no_figure_without_answers():
    assert share_right([]) == {}
