"""All phrases in one pass: overlaps, parts, masks, word edges."""

from checker.language.lexicon import Lexicon
from checker.model.rules import Term


class Words:
    """A segmenter that knows the words it is given, and counts how often it is asked."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked = 0

    def boundaries(self, view: str) -> frozenset[int]:
        self.asked += 1
        edges, position = {0}, 0
        for word in self.words:
            position += len(word)
            edges.add(position)
        assert "".join(self.words) == view
        return frozenset(edges)


def found(terms: list[Term], view: str, segmenter: Words | None = None) -> list[tuple[str, str]]:
    (hits,) = Lexicon(terms, segmenter).scan([view])
    return [(terms[hit.term].key, view[hit.start : hit.end]) for hit in hits]


def term(key: str, *phrases: str, masked: tuple[str, ...] = (), edges: bool = False) -> Term:
    return Term(key, tuple(tuple(phrase.split("…")) for phrase in phrases), masked, edges)


def test_nested_and_shared_phrases_are_all_found() -> None:
    terms = [term("甲", "执法", "执法人员"), term("乙", "执法人员")]
    assert found(terms, "执法人员") == [("甲", "执法"), ("甲", "执法人员"), ("乙", "执法人员")]


def test_parts_follow_each_other_in_one_clause() -> None:
    terms = [term("演练", "组织…演练")]
    assert found(terms, "组织开展消防演练3次") == [("演练", "组织开展消防演练")]
    assert found(terms, "演练组织") == []
    assert found(terms, "组织学习,开展演练") == []
    assert found(terms, "组织了一场声势浩大而且持续时间很长的演练") == []


def test_a_longer_word_masks_a_false_hit() -> None:
    terms = [term("好办", "好办", masked=("好办法",))]
    assert found(terms, "想出好办法") == []
    assert found(terms, "好办法,好办") == [("好办", "好办")]


def test_short_phrases_must_stand_on_word_edges() -> None:
    terms = [term("公开", "公开", edges=True)]
    assert found(terms, "办公开支", Words("办公", "开支")) == []
    assert found(terms, "政务公开", Words("政务", "公开")) == [("公开", "公开")]
    assert found(terms, "办公开支") == [("公开", "公开")], "without a segmenter edges are not checked"


def test_only_clauses_that_need_edges_are_segmented() -> None:
    words = Words("依法", "公开", "信息")
    terms = [term("公开", "公开", edges=True), term("长", "行政处罚", edges=True), term("宽", "依法")]
    Lexicon(terms, words).scan(["依法行政处罚", "认真履职,依法公开信息", "依法办事"])
    assert words.asked == 1


def test_hits_of_many_sentences_keep_to_their_sentence() -> None:
    terms = [term("甲", "甲"), term("跨", "甲乙")]
    first, second, third = Lexicon(terms, None).scan(["乙甲", "", "乙甲"])
    assert [(hit.start, hit.end) for hit in first] == [(1, 2)]
    assert second == ()
    assert [(hit.start, hit.end) for hit in third] == [(1, 2)]


def test_no_terms_no_hits() -> None:
    assert Lexicon([], None).scan(["任何文字"]) == [()]
