from rag_api.answer import Passage, prompt, select


def passage(name: str, similarity: float) -> Passage:
    return Passage(name, f"text of {name}", similarity)


def test_leaves_out_what_is_not_alike():
    assert select([passage("a", 0.2), passage("b", 0.9)]) == [passage("b", 0.9)]


def test_takes_the_best_first():
    chosen = select([passage("a", 0.5), passage("b", 0.9)])
    assert [p.passage_id for p in chosen] == ["b", "a"]


def test_asks_nothing_without_passages():
    assert prompt("why", []) is None
