"""What the docs say of the program is what the program says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
GENERATED = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [*GENERATED, *sorted(set(ROOT.glob("*.md")) - set(GENERATED)), ROOT / "src/inforce/demo/data/README.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
MAKE = re.compile(r"^\$ make ([a-z -]+?)\s*(?:#.*)?$", re.MULTILINE)
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
PLACE_ON_A_MACHINE = re.compile(r"(?<![\w.])/(?:home|root|tmp|Users|mnt|var(?!/lib/inforce\b))/")

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


def test_transcripts_and_the_reference_are_what_the_program_prints_now() -> None:
    cog = [sys.executable, "-m", "cogapp", "-P", "-I", "tools", "--check", "--diff"]
    ran = subprocess.run([*cog, *GENERATED], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"run 'make docs'\n{ran.stdout}\n{ran.stderr}"


@each_page
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()] == []


@each_page
def test_no_page_names_a_place_on_somebodys_machine(page: Path) -> None:
    assert PLACE_ON_A_MACHINE.findall(page.read_text("utf-8")) == []


@each_page
def test_what_a_page_says_to_make_can_be_made(page: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text("utf-8")))
    assert {word for words in MAKE.findall(page.read_text("utf-8")) for word in words.split()} <= targets
