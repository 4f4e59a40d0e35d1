"""Reports that are kept beside a register of a few editions, and commands run over them."""

from pathlib import Path

import pytest

from tests.commands import Result, Run, in_home, run_command
from tests.conftest import Keeper, csv_file, sdn_row

HERALD = """\
Gulf Shipping Herald
12 March 2024
Washington to free Nile Lines
Ann Hill

White House envoy Mark Stone said in Khartoum on 11 March that the United States will lift sanctions on Nile Lines, Tass
reports. Sudan released 52 prisoners on 11 March 2024, the Norwegian foreign minister Espen Dahl said on X.
"""
COPY = HERALD.replace("Gulf Shipping Herald", "Daily Freight Digest").replace("12 March", "13 March")
COURIER = """\
Evening Courier
12 March 2024
Sudan frees prisoners
Ivan Petrov

Sudan released 50 prisoners on 11 March 2024, relatives at the gate told this newspaper. The United States announced that
it would lift sanctions on Nile Lines.
"""
REPORTS = {"herald.txt": HERALD, "copy.txt": COPY, "courier.txt": COURIER}


@pytest.fixture
def newsroom(keeper: Keeper, tmp_path: Path) -> Run:
    """Nile Lines is listed in February and still in March; the reports lie in a folder."""
    nile, delta = sdn_row(1, "NILE LINES", programme="SUDAN-EO14098"), sdn_row(2, "DELTA LINES")
    for day, rows in (("2024-01-25", [delta]), ("2024-02-10", [nile, delta]), ("2024-03-13", [nile, delta])):
        keeper.keep(csv_file(*rows), f"{day}T10:00Z")
    (tmp_path / "reports").mkdir()
    for name, text in REPORTS.items():
        (tmp_path / "reports" / name).write_text(text, encoding="utf-8")

    def run(*arguments: str | Path) -> Result:
        return run_command(*in_home(keeper.home), *arguments, folder=tmp_path)

    return run
