"""The JSON form."""

import json

import pytest

from checker.model.report import GapReport, load_json
from checker.reporters.json_report import json_report
from tests.reporters import sample


@pytest.mark.parametrize("report", [sample.full_report(), sample.empty_report()])
def test_what_is_written_reads_back_equal(report: GapReport) -> None:
    text = json_report(report)
    assert load_json(text) == report
    assert json_report(load_json(text)) == text


def test_it_is_one_object_in_item_order_with_the_text_as_written() -> None:
    text = json_report(sample.full_report())
    parsed = json.loads(text)
    assert text.endswith("}\n")
    numbers = [item["item"] for item in parsed["items"]]
    assert numbers == sorted(numbers)
    assert parsed["items"][8]["evidence"][0]["quote"].endswith(sample.HOSTILE + sample.ESCAPE)
    assert "区司法局" in text
