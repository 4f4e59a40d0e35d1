"""What the benchmarks of registers say where they cannot measure."""

import os
import subprocess
import sys
from pathlib import Path

REGISTERS = Path(__file__).resolve().parent.parent / "benchmarks" / "registers.py"


def ran(group: str, data: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "INFORCE_REGISTERS": str(data)}
    command = [sys.executable, str(REGISTERS), group]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_group_that_there_is_not_is_wrong_use_and_the_groups_are_told(tmp_path: Path) -> None:
    told = ran("exports", tmp_path)
    assert told.returncode == 2
    assert told.stderr == "no group is called 'exports'; there are import, questions, advanced, peers\n"


def test_a_run_without_the_real_data_is_no_success_and_says_what_was_skipped(tmp_path: Path) -> None:
    told = ran("import", tmp_path)
    assert told.returncode == 1
    assert told.stdout.count("skipped: the real history is not there") == 2
