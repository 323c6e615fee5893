"""Second drafts of the samples, edited as a unit would edit them in Word."""

from collections.abc import Mapping
from pathlib import Path

import docx

SAMPLES = Path(__file__).parent.parent.parent / "samples"


def revise(sample: str, target: Path, edits: Mapping[str, str]) -> Path:
    """Save a sample under another name with words replaced, each of which must be there once."""
    document = docx.Document(str(SAMPLES / sample))
    done = []
    for paragraph in document.paragraphs:
        for old, new in edits.items():
            if old in paragraph.text:
                done.append(old)
                paragraph.runs[0].text = paragraph.text.replace(old, new)
                for run in paragraph.runs[1:]:
                    run.text = ""
    assert sorted(done) == sorted(edits)
    document.save(str(target))
    return target
