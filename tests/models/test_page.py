"""What docs/reading.md shows runs as it stands."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"
REPORT = "Relief\n\nThe United States lifted sanctions on Blue Ferry on Monday. Nile Lines walks free, a clerk said.\n"


def test_the_examples_of_the_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("report.txt").write_text(REPORT, encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 4
    names: dict[str, Any] = {}
    for example in examples:
        if "localhost" in example or ("spacy" in example and not find_spec("spacy")):
            continue
        exec(compile(example, str(PAGE), "exec"), names)
    targets = [claim.target.name for claim in names["found"].claims]
    assert targets == ["Blue Ferry", "Nile Lines"] if find_spec("spacy") else ["Blue Ferry"]
