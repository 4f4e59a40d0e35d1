"""Read and check the annotated reports with the real register, and score the answers, for docs/evaluation.md.

python benchmarks/reports.py [HOME]    HOME keeps the imported register for the next time
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commands import EVALUATION, HISTORY, REGISTERS, SDN, UN_HISTORY, inforce

REPORTS = EVALUATION / "reports"
LATER = ("third round", "fourth round", "fifth round")
HELD_OUT = Path(__file__).resolve().parent.parent / "tests" / "heldout"


def import_register(home: Path) -> None:
    inforce(home, "lists", "import", HISTORY, "--register", "us-ofac-sdn")
    for state in sorted((SDN / "derived-2025").glob("*.ftm.json.xz")):
        day = state.name.split(".")[0]
        inforce(home, "lists", "import", state, "--register", "us-ofac-sdn", "--retrieved", day, "--carries", "names")
    inforce(home, "lists", "import", UN_HISTORY, "--register", "un-sc")
    inforce(home, "authorisations", "import", REGISTERS / "authorisations.json")


def moments(gold: dict[str, Any]) -> list[str]:
    """Every moment that the annotations of one report ask about."""
    messages = gold.get("messages", [gold])
    findings = (each for message in messages for claim in message["claims"] for each in claim.get("finding", []))
    return sorted({finding["as_of"] for finding in findings})


def check(home: Path, report: Path) -> str:
    gold = json.loads(report.with_name(f"{report.stem}.gold.json").read_text("utf-8"))
    asked = [option for moment in moments(gold) for option in ("--as-of", moment)]
    verb = "check" if asked else "read"
    return inforce(home, verb, report, *asked, "--format", "json")[0]


def check_annotated(home: Path, gold: Path) -> str | None:
    """The findings on the claims of an annotation itself: reconciliation alone, reading apart. None without findings."""
    asked = [option for moment in moments(json.loads(gold.read_text("utf-8"))) for option in ("--as-of", moment)]
    return inforce(home, "check", "--claims", gold, *asked, "--format", "json")[0] if asked else None


def main(home: Path, predictions: Path) -> None:
    if not (home / "store.sqlite").exists():
        import_register(home)
    for title, folder in (("", REPORTS), ("\nReports composed by people who had not seen the program:", HELD_OUT)):
        for gold in sorted(folder.glob("*.gold.json")):
            name = gold.name.removesuffix(".gold.json")
            report = next(path for path in folder.glob(f"{name}.*") if path != gold)
            (predictions / f"{name}.json").write_text(check(home, report), encoding="utf-8")
        print(title)
        score(folder, predictions)
    for half in ("open", "opened", "sealed"):
        for rounds in ("first and second rounds", *LATER):
            if names := names_of(half, rounds):
                print(f"\nOf these the {half} half, {rounds}:")
                print(totals([HELD_OUT / f"{name}.gold.json" for name in names], predictions))
    for title, folder in (
        ("\nGiven the claims of the annotation:", REPORTS),
        ("\nComposed apart, likewise:", HELD_OUT),
    ):
        golds = sorted(folder.glob("*.gold.json"))
        told = {gold.name.removesuffix(".gold.json"): check_annotated(home, gold) for gold in golds}
        for name, findings in told.items():
            (predictions / f"{name}.json").write_text(findings or "{}", encoding="utf-8")
        print(title)
        print(totals([gold for gold in golds if told[gold.name.removesuffix(".gold.json")]], predictions))


def names_of(half: str, rounds: str = "") -> list[str]:
    """The reports of a half, as the tables of the folder's own README say; of a later round, or of the first two."""
    names, heading = [], ""
    for line in (HELD_OUT / "README.md").read_text("utf-8").splitlines():
        heading = line if line.startswith("#") else heading
        row = re.match(r"\| `([\w-]+)`", line)
        later = next((r for r in LATER if heading.lower().startswith(f"### {r}")), "first and second rounds")
        of_round = rounds in ("", later)
        if row and heading.startswith("###") and heading.endswith(half) and of_round:
            names.append(row[1])
    return names


def totals(golds: list[Path], predictions: Path) -> str:
    """The totals over some of the reports."""
    with TemporaryDirectory() as folder:
        for gold in golds:
            Path(folder, gold.name).symlink_to(gold)
        told = subprocess.run(
            [sys.executable, EVALUATION / "score_reports.py", folder, predictions],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    return "\n".join(line for number, line in enumerate(told.splitlines()) if number == 0 or line.startswith("TOTAL"))


def score(reports: Path, predictions: Path) -> None:
    subprocess.run([sys.executable, EVALUATION / "score_reports.py", reports, predictions], check=True)


if __name__ == "__main__":
    if not REPORTS.is_dir():
        raise SystemExit(f"skipped: the annotated reports are not there: {REPORTS}")
    with TemporaryDirectory() as folder:
        kept = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "home")
        made = Path(folder, "predictions")
        made.mkdir()
        main(kept, made)
