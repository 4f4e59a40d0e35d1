"""Repositories as scrapers make them: a commit for each retrieval, dated as the test says."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path


class Scraped:
    """A git repository with a work tree; ``commit`` writes files (None removes one) and commits them at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, at: str = "2024-01-01T00:00:00Z", authored: str | None = None) -> str:
        surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.path),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A",
            "GIT_AUTHOR_EMAIL": "a@example.org",
            "GIT_COMMITTER_NAME": "C",
            "GIT_COMMITTER_EMAIL": "c@example.org",
            "GIT_COMMITTER_DATE": at,
            "GIT_AUTHOR_DATE": authored or at,
        }
        command = ["git", "-C", str(self.path), "-c", "protocol.file.allow=always", *arguments]
        return subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True).stdout.strip()

    def commit(self, files: Mapping[str, bytes | None], at: str, authored: str | None = None) -> str:
        for name, data in files.items():
            file = self.path / name
            if data is None:
                file.unlink()
            else:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "latest", at=at, authored=authored)
        return self.git("rev-parse", "HEAD")

    def clone(self, path: Path, *options: str) -> Path:
        self.git("clone", "--quiet", *options, f"file://{self.path}", str(path))
        return path
