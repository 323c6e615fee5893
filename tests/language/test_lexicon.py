"""All phrases in one pass: overlaps, parts, masks, word edges."""

import pytest

from checker.language.analyse import Reader
from checker.language.lexicon import Lexicon
from checker.language.wording import Wording
from checker.model.document import Block, Document
from checker.model.rules import Term


class Words:
    """A segmenter that knows the words it is given, and counts how often it is asked."""

    def __init__(self, *words: str, known: tuple[str, ...] = ()) -> None:
        self._words = words
        self._known = known
        self.asked = 0

    @property
    def words(self) -> frozenset[str]:
        return frozenset(word for word in (*self._words, *self._known) if len(word) == 2)

    def boundaries(self, view: str) -> frozenset[int]:
        self.asked += 1
        edges, position = {0}, 0
        for word in self._words:
            position += len(word)
            edges.add(position)
        assert "".join(self._words) == view
        return frozenset(edges)


class Everywhere:
    """A segmenter to which every pair of characters is a word that ends where the pair does."""

    words = frozenset({"举办", "法治", "定办"})

    def boundaries(self, view: str) -> frozenset[int]:
        return frozenset(range(0, len(view) + 1, 2))


def found(terms: list[Term], view: str, segmenter: Words | None = None) -> list[tuple[str, str]]:
    (hits,) = Lexicon(terms, segmenter).scan([view])
    ordered = sorted((span, number) for number, spans in hits.items() for span in spans)
    return [(terms[number].key, view[slice(*span)]) for span, number in ordered]


def term(key: str, *phrases: str, masked: tuple[str, ...] = (), edges: bool = True) -> Term:
    return Term(key, _parts(phrases), _parts(masked), edges)


def _parts(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split("…")) for phrase in phrases)


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


def test_a_hiding_phrase_may_have_parts_too() -> None:
    terms = [term("督察", "法治督察", "督察", masked=("督察…宣传", "环保…督察"))]
    assert found(terms, "环保专项督察,法治督察") == [("督察", "法治督察"), ("督察", "督察")]
    assert found(terms, "督察法治宣传") == []
    assert found(terms, "环保检查,督察") == [("督察", "督察")]


def test_a_short_phrase_across_two_words_is_none() -> None:
    terms = [term("办法", "办法")]
    assert found(terms, "举办法治讲座", Words("举办", "法治", "讲座")) == []
    assert found(terms, "举办法治讲座") == [("办法", "办法")], "without a segmenter all are kept"


def test_a_short_phrase_inside_one_word_or_of_whole_words_counts() -> None:
    assert found([term("居民", "居民")], "各居民区", Words("各", "居民区", known=("各居", "民区"))) == [
        ("居民", "居民")
    ]
    words = Words("送", "学", "法", "上门", known=("送学", "法上"))
    assert found([term("学法", "学法")], "送学法上门", words) == [("学法", "学法")]


def test_only_clauses_where_a_hit_may_straddle_are_segmented() -> None:
    words = Words("举办", "法治", "讲座")
    terms = [term("办法", "办法"), term("宽", "讲座", edges=False)]
    scanned = Lexicon(terms, words).scan(["制定办法", "认真履职,举办法治讲座", "举办讲座"])
    assert scanned == [{0: [(2, 4)]}, {1: [(9, 11)]}, {1: [(2, 4)]}]
    assert [sorted(hits.likely) for hits in scanned] == [[0], [0, 1], [1]]
    assert words.asked == 1


def test_nothing_is_looked_at_closely_before_it_is_asked_for() -> None:
    words = Words("举办", "法治", "讲座")
    terms = [term("办法", "办法"), term("讲座", "讲座"), term("法院", "法院")]
    (hits,) = Lexicon(terms, words).scan(["举办法治讲座"])
    assert (hits.get(1), hits.get(2), 2 in hits, words.asked) == ([(4, 6)], None, False, 0)
    assert (0 in hits, len(hits), words.asked) == (False, 1, 1)
    with pytest.raises(KeyError):
        hits[0]


def test_hits_of_many_sentences_keep_to_their_sentence() -> None:
    terms = [term("甲", "甲"), term("跨", "甲乙")]
    first, second, third = Lexicon(terms, None).scan(["乙甲", "", "乙甲"])
    assert first == third == {0: [(1, 2)]}
    assert second == {}


def test_no_terms_no_hits() -> None:
    assert Lexicon([], None).scan(["任何文字"]) == [{}]


@pytest.mark.parametrize(
    ("phrase", "masked", "piece"),
    [
        ("培训", "培训班", "培训,培训班,"),
        ("培训", "法治培训", "组织法治培训3次,组织培训3次,"),
        ("组织…培训", "无", "组织法治,培训,组织培训,"),
        ("办法", "无", "举办法治讲座,制定办法;"),
    ],
)
def test_one_endless_sentence_comes_to_an_end(phrase: str, masked: str, piece: str) -> None:
    """Twenty thousand hits: minutes where each looks at all the others."""
    long = 20_000
    terms = [term("甲", phrase, masked=(masked,))]
    (hits,) = Lexicon(terms, Everywhere()).scan([piece * long])
    assert sum(map(len, hits.values())) == long


def test_one_endless_sentence_is_read_to_its_end(wording: Wording) -> None:
    terms = [term("培训", "培训", masked=("法治培训",)), term("组织", "组织…培训"), term("次", "3次")]
    text = "组织法治培训3次,其中培训2次," * 6_000
    document = Document("报告.txt", "0" * 64, (Block(0, "paragraph", text),))
    (sentence,) = Reader(wording, Lexicon(terms, Everywhere())).analyse(document).sentences
    assert len(sentence.quantities) == 12_000
    assert sum(map(len, sentence.hits.values())) == 18_000
