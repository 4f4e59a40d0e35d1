"""Lay out a virtual environment with pip alone, where there is no uv.

    python tools/environment.py FOLDER                  Inforce as it stands here, and its development tools
    python tools/environment.py FOLDER REQUIREMENT...   only what is named, for instance a wheel
    python tools/environment.py FOLDER locked REQUIREMENT...

The versions of the first and the last are those of uv.lock. Needs nothing but Python 3.11's own library.
"""

import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
NO_PIP = f"""\
{sys.executable} has neither ensurepip nor pip, so no environment can be made with it. One of these helps:
  Debian, Ubuntu: apt install python3-venv
  others:         a Python from python.org, given as make PYTHON=/path/to/python3
  or uv:          https://docs.astral.sh/uv/getting-started/installation/"""
# A setting such as PIP_USER=1 in the caller's surroundings would send packages to the user's own folder.
SURROUNDINGS = {**os.environ, "PIP_USER": "0", "PYTHONNOUSERSITE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, env=SURROUNDINGS)


def succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, check=False, env=SURROUNDINGS, capture_output=True).returncode == 0


def make(folder: Path) -> Path:
    """An empty environment with pip; its interpreter. Debian ships venv without ensurepip: there, a pip of the
    machine puts the first pip into it."""
    venv = (sys.executable, "-m", "venv", "--clear")
    python = folder / "bin" / "python"
    if not succeeds(*venv, folder):
        bare = succeeds(*venv, "--without-pip", folder)
        if not (bare and succeeds(sys.executable, "-m", "pip", "--python", python, "install", "pip")):
            raise SystemExit(NO_PIP)
    return python


def pins() -> list[str]:
    """The versions of uv.lock. A package locked in two versions for different platforms is left free."""
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    times = Counter(package["name"] for package in packages)
    return [
        f"{package['name']}=={package['version']}"
        for package in packages
        if times[package["name"]] == 1 and "registry" in package["source"]
    ]


def development() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return ["--editable", str(ROOT), *project["dependency-groups"]["dev"]]


def main(folder: str, *requirements: str) -> None:
    python = make(Path(folder))
    is_locked, requirements = (
        not requirements or requirements[0] == "locked",
        requirements[requirements[:1] == ("locked",) :],
    )
    with TemporaryDirectory() as scratch:
        constraints = Path(scratch, "constraints.txt")
        constraints.write_text("\n".join(pins()) if is_locked else "", encoding="utf-8")
        run(python, "-m", "pip", "install", "--quiet", "-c", constraints, *(requirements or development()))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    try:
        main(*sys.argv[1:])
    except subprocess.CalledProcessError as failure:
        raise SystemExit(failure.returncode) from None
