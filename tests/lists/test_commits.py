"""Which commits of a repository are looks, and what they show."""

import os
import subprocess
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath

import pytest

from inforce.errors import BadInput, BadTime, BrokenEdition, LostContent
from inforce.lists.commits import open_history, opened
from inforce.lists.downloads import Download
from inforce.lists.git import Blob, Repository
from inforce.lists.members import MAX_FILE, Member
from tests.lists.scraped import Scraped

Looks = list[tuple[str, dict[str, bytes]]]


@pytest.fixture
def scraped(tmp_path: Path) -> Scraped:
    return Scraped(tmp_path / "scraped")


def at(hour: int) -> str:
    return f"2024-05-01T{hour:02}:00:00Z"


def told(downloads: Sequence[Download]) -> Looks:
    return [(str(download.look), download.files()) for download in downloads]


def read(
    path: Path,
    *paths: str,
    branch: str = "HEAD",
    clock: str = "committer",
    every_commit: bool = False,
) -> Looks:
    with open_history(path, paths or ["sdn.csv"], branch, clock, every_commit=every_commit) as history:
        return told(history.downloads)


def remarks(path: Path, *paths: str, clock: str = "committer") -> list[str]:
    with open_history(path, paths or ["sdn.csv"], clock=clock) as history:
        return list(history.remarks)


def test_each_commit_that_changes_the_file_is_a_look_at_the_committers_time(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1), authored=at(0))
    scraped.commit({"sdn.csv": b"two"}, "2024-05-01T04:00:00+02:00")
    assert read(scraped.path) == [(at(1), {"sdn.csv": b"one"}), (at(2), {"sdn.csv": b"two"})]
    assert remarks(scraped.path) == []


def test_a_commit_that_leaves_the_file_as_it_was_is_no_look_unless_only_the_scraper_commits(scraped: Scraped) -> None:
    scraped.commit({"README": b"x"}, at(1))
    scraped.commit({"sdn.csv": b"one"}, at(2))
    scraped.commit({"README": b"y"}, at(3))
    scraped.commit({}, at(4))
    (scraped.path / "sdn.csv").chmod(0o755)
    scraped.commit({}, at(5))
    scraped.commit({"sdn.csv": None}, at(6))
    assert [look for look, _ in read(scraped.path)] == [at(2)]
    assert [look for look, _ in read(scraped.path, every_commit=True)] == [at(2), at(3), at(4), at(5)]


def test_a_file_that_comes_back_as_it_was_is_looked_at_again(scraped: Scraped) -> None:
    for hour, data in enumerate([b"one", b"two", b"one"], 1):
        scraped.commit({"sdn.csv": data}, at(hour))
    assert [files["sdn.csv"] for _, files in read(scraped.path)] == [b"one", b"two", b"one"]


def test_files_of_a_set_are_those_of_one_commit(scraped: Scraped) -> None:
    scraped.commit({"us/sdn.csv": b"s1"}, at(1))
    scraped.commit({"us/sdn.csv": b"s2", "us/alt.csv": b"a2"}, at(2))
    scraped.commit({"us/alt.csv": b"a3"}, at(3))
    scraped.commit({"us/add.csv": b"-"}, at(4))
    assert read(scraped.path, "us/sdn.csv", "us/alt.csv") == [
        (at(1), {"sdn.csv": b"s1"}),
        (at(2), {"sdn.csv": b"s2", "alt.csv": b"a2"}),
        (at(3), {"sdn.csv": b"s2", "alt.csv": b"a3"}),
    ]


def test_a_bare_repository_is_read_like_a_work_tree(scraped: Scraped, tmp_path: Path) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    assert read(scraped.clone(tmp_path / "bare.git", "--bare")) == read(scraped.path)


def test_what_lies_changed_in_the_work_tree_is_not_looked_at(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    (scraped.path / "sdn.csv").write_bytes(b"edited")
    assert read(scraped.path) == [(at(1), {"sdn.csv": b"one"})]


def test_a_renamed_file_is_followed_and_it_is_said(scraped: Scraped) -> None:
    scraped.commit({"data/SDN list.csv": b"one"}, at(1))
    scraped.commit({"data/SDN list.csv": b"two"}, at(2))
    scraped.git("mv", "data/SDN list.csv", "sdn.csv")
    renamed = scraped.commit({}, at(3))
    scraped.commit({"sdn.csv": b"three"}, at(4))
    assert [(look, *files.values()) for look, files in read(scraped.path)] == [
        (at(1), b"one"),
        (at(2), b"two"),
        (at(4), b"three"),
    ]
    (remark,) = remarks(scraped.path)
    assert "data/SDN list.csv" in remark
    assert renamed[:12] in remark


def test_another_file_removed_as_this_one_is_added_is_not_taken_for_its_past(scraped: Scraped) -> None:
    scraped.commit({"cons.csv": b"other\n" * 50}, at(1))
    scraped.commit({"cons.csv": None, "sdn.csv": b"words\n" * 50}, at(2))
    assert [look for look, _ in read(scraped.path)] == [at(2)]
    assert remarks(scraped.path) == []


def test_what_a_merge_brings_was_retrieved_when_its_own_commit_was_made(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    scraped.git("checkout", "--quiet", "-b", "other")
    scraped.commit({"sdn.csv": b"two"}, at(2))
    scraped.git("checkout", "--quiet", "main")
    scraped.commit({"README": b"x"}, at(3))
    scraped.git("merge", "--quiet", "--no-ff", "-m", "merge", "other", at=at(9))
    assert [look for look, _ in read(scraped.path)] == [at(1), at(2)]
    assert [look for look, _ in read(scraped.path, branch="other", every_commit=True)] == [at(1), at(2)]


def test_clocks_that_go_back_put_looks_in_the_order_of_their_times(scraped: Scraped) -> None:
    for hour, data in ((3, b"a"), (1, b"b"), (2, b"c")):
        scraped.commit({"sdn.csv": data}, at(hour))
    assert [(look, files["sdn.csv"]) for look, files in read(scraped.path)] == [
        (at(1), b"b"),
        (at(2), b"c"),
        (at(3), b"a"),
    ]


def test_a_history_rewritten_later_says_so_and_can_be_read_by_its_authors_clock(scraped: Scraped) -> None:
    later = "2024-06-01T00:00:00Z"
    for hour, data in enumerate([b"one", b"two"], 1):
        scraped.commit({"sdn.csv": data}, later, authored=at(hour))
    assert [(look, files["sdn.csv"]) for look, files in read(scraped.path)] == [(later, b"two")]
    assert any("passed over" in remark for remark in remarks(scraped.path))
    assert any("--clock author" in remark for remark in remarks(scraped.path))
    assert [look for look, _ in read(scraped.path, clock="author")] == [at(1), at(2)]
    assert remarks(scraped.path, clock="author") == []


def test_a_clock_that_runs_backwards_is_told_with_the_worst_of_it(scraped: Scraped) -> None:
    for hour, data in ((1, b"one"), (5, b"two"), (4, b"three"), (2, b"four"), (6, b"five")):
        scraped.commit({"sdn.csv": data}, at(hour))
    (remark,) = remarks(scraped.path)
    assert remark.startswith("the committer's clock runs backwards: 2 commits are dated before one")
    assert f"of {at(2)} after {scraped.git('rev-parse', 'HEAD~3')[:12]} of {at(5)}" in remark
    assert "the author's clock runs backwards too" in remark
    assert [look for look, _ in read(scraped.path)] == [at(hour) for hour in (1, 2, 4, 5, 6)]


def test_the_clock_that_does_not_run_backwards_is_named(scraped: Scraped) -> None:
    for hour, made in ((1, 1), (2, 5), (3, 4)):
        scraped.commit({"sdn.csv": str(hour).encode()}, at(made), authored=at(hour))
    (remark,) = remarks(scraped.path)
    assert "the author's clock does not (--clock author)" in remark
    assert remarks(scraped.path, clock="author") == []


def test_a_branch_merged_later_is_no_clock_that_runs_backwards(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    scraped.git("checkout", "--quiet", "-b", "side")
    scraped.commit({"sdn.csv": b"two"}, at(2))
    scraped.git("checkout", "--quiet", "main")
    scraped.commit({"other.csv": b"three"}, at(4))
    scraped.git("merge", "--quiet", "--no-edit", "side", at=at(5))
    scraped.commit({"sdn.csv": b"six"}, at(6))
    assert remarks(scraped.path) == []


def test_a_shallow_clone_says_where_it_is_cut_and_its_oldest_commit_is_no_look(
    scraped: Scraped, tmp_path: Path
) -> None:
    for hour in range(1, 5):
        scraped.commit({"sdn.csv": str(hour // 2).encode()}, at(hour))
    path = scraped.clone(tmp_path / "shallow", "--depth=2")
    assert [look for look, _ in read(path)] == [at(4)]
    (remark,) = remarks(path)
    assert "shallow" in remark
    with pytest.raises(BadInput, match="unshallow"):
        read(scraped.clone(tmp_path / "newest", "--depth=1"))


def test_a_clone_without_contents_is_refused_and_nothing_is_fetched(scraped: Scraped, tmp_path: Path) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    scraped.git("config", "uploadpack.allowFilter", "true")
    path = scraped.clone(tmp_path / "partial", "--filter=blob:none", "--no-checkout")
    for setting in ("remote.origin.promisor", "remote.origin.partialclonefilter", "extensions.partialClone"):
        with pytest.raises(BadInput, match=r"a partial clone .* lacks 1 contents .* without --filter"):
            read(path)
        subprocess.run(["git", "-C", str(path), "config", "--unset", setting], check=False)


def test_a_partial_clone_that_has_every_content_is_read(scraped: Scraped, tmp_path: Path) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    scraped.git("config", "uploadpack.allowFilter", "true")
    assert len(read(scraped.clone(tmp_path / "partial", "--filter=blob:limit=1g"))) == 1


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["nowhere.csv"], "nowhere.csv"),
        (["SDN.csv"], r"did you mean old/sdn\.csv, us/sdn\.csv"),
        (["us"], "folder"),
        (["/us/sdn.csv"], "within the repository"),
        (["us/../us/sdn.csv"], "within the repository"),
        (["us/sdn.csv", "old/sdn.csv"], "two files"),
    ],
)
def test_a_path_that_is_not_one_file_of_the_history_is_refused(scraped: Scraped, paths: list[str], words: str) -> None:
    scraped.commit({"us/sdn.csv": b"one", "old/sdn.csv": b"other"}, at(1))
    with pytest.raises(BadInput, match=words):
        read(scraped.path, *paths)


def test_what_is_no_repository_or_has_no_such_branch_is_refused(scraped: Scraped, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no branch yet"):
        read(scraped.path)
    scraped.commit({"us/sdn.csv": b"one"}, at(1))
    with pytest.raises(BadInput, match="its branches: main"):
        read(scraped.path, branch="--output=x")
    for path, words in (
        (tmp_path, "not a git repository"),
        (scraped.path / "us", "top folder"),
        (tmp_path / "nowhere", "no such folder"),
        (Path("https://example.org/x.git"), "clone it first"),
    ):
        with pytest.raises(BadInput, match=words):
            read(path)


def test_a_machine_without_git_is_told(scraped: Scraped, monkeypatch: pytest.MonkeyPatch) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BadInput, match="command git"):
        read(scraped.path)


def test_names_with_odd_characters_are_names(scraped: Scraped) -> None:
    odd = '-x "списoк"\t*[s]\\.csv'
    scraped.commit({odd: b"one", "-x other.csv": b"no"}, at(1))
    scraped.git("mv", "--", odd, "sdn.csv")
    scraped.commit({}, at(2))
    assert read(scraped.path) == [(at(1), {odd: b"one"})]


def test_a_past_name_with_a_line_feed_is_not_followed(scraped: Scraped) -> None:
    scraped.commit({"a\nHEAD:b": b"one"}, at(1))
    scraped.git("mv", "a\nHEAD:b", "sdn.csv")
    scraped.commit({}, at(2))
    assert [look for look, _ in read(scraped.path)] == [at(2)]


def test_a_repository_cannot_make_git_run_anything(scraped: Scraped, tmp_path: Path) -> None:
    scraped.commit({"old.csv": b"one", ".gitattributes": b"* diff=evil filter=evil\n"}, at(1))
    scraped.git("mv", "old.csv", "sdn.csv")
    scraped.commit({"sdn.csv": b"one"}, at(2))
    scraped.commit({"sdn.csv": b"two"}, at(3))
    program, ran = tmp_path / "evil", tmp_path / "ran"
    program.write_text(f"#!/bin/sh\necho $0 $* >> {ran}\n")
    program.chmod(0o755)
    for key in (
        "core.fsmonitor core.pager core.sshCommand core.editor core.gitProxy core.alternateRefsCommand diff.external "
        "diff.evil.command diff.evil.textconv filter.evil.clean filter.evil.smudge filter.evil.process gpg.program "
        "credential.helper uploadpack.packObjectsHook pager.log pager.rev-list"
    ).split():
        scraped.git("config", key, str(program))
    for key in ("log.showSignature", "log.follow", "diff.renames"):
        scraped.git("config", key, "true")
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc"):
        hooks = scraped.path / ".git" / "hooks"
        hooks.mkdir(exist_ok=True)
        (hooks / hook).write_bytes(program.read_bytes())
        (hooks / hook).chmod(0o755)
    ran.unlink(missing_ok=True)  # the test's own commands may have set it off
    assert [look for look, _ in read(scraped.path)] == [at(1), at(3)]
    assert not ran.exists()


def test_the_callers_surroundings_do_not_lead_to_another_repository(
    scraped: Scraped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    other = Scraped(tmp_path / "other")
    other.commit({"sdn.csv": b"other"}, at(2))
    monkeypatch.setenv("GIT_DIR", str(other.path / ".git"))
    assert read(scraped.path) == [(at(1), {"sdn.csv": b"one"})]


def test_replaced_commits_do_not_change_what_was_retrieved(scraped: Scraped) -> None:
    first = scraped.commit({"sdn.csv": b"one"}, at(1))
    second = scraped.commit({"sdn.csv": b"two"}, at(2))
    scraped.git("replace", second, first)
    assert read(scraped.path) == [(at(1), {"sdn.csv": b"one"}), (at(2), {"sdn.csv": b"two"})]


def test_a_commit_of_no_time_is_refused(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    tree = scraped.git("rev-parse", "HEAD^{tree}")
    raw = f"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 99999999999999 +0000\n\nx\n"
    file = scraped.path / ".git" / "raw"
    file.write_text(raw)
    name = scraped.git("hash-object", "-t", "commit", "-w", "--literally", str(file))
    scraped.git("update-ref", "refs/heads/main", name)
    with pytest.raises(BadTime, match=name[:12]):
        read(scraped.path)


def test_contents_may_be_read_in_any_order_and_as_often_as_needed(scraped: Scraped) -> None:
    for hour in range(1, 6):
        scraped.commit({"sdn.csv": os.urandom(70_000) + bytes([hour])}, at(hour))
    with open_history(scraped.path, ["sdn.csv"]) as history:
        backwards = [download.files()["sdn.csv"][-1] for download in reversed(history.downloads)]
        assert backwards == [5, 4, 3, 2, 1]
        assert [download.files()["sdn.csv"][-1] for download in history.downloads] == [1, 2, 3, 4, 5]


def test_a_content_too_large_to_read_is_broken(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    huge = Blob("0" * 40, MAX_FILE + 1)
    with Repository.at(scraped.path).contents() as contents:
        member = Member(PurePosixPath("sdn.csv"), None, partial(opened, contents, huge))
        with pytest.raises(BrokenEdition, match="MiB"):
            member.unpacked()


def test_a_repository_with_a_damaged_content_keeps_the_rest(scraped: Scraped) -> None:
    scraped.commit({"sdn.csv": b"one"}, at(1))
    scraped.commit({"sdn.csv": b"two"}, at(2))
    oid = scraped.git("rev-parse", "HEAD:sdn.csv")
    damaged = scraped.path / ".git" / "objects" / oid[:2] / oid[2:]
    damaged.chmod(0o644)
    with open_history(scraped.path, ["sdn.csv"]) as history:
        damaged.write_bytes(b"no object")
        second = history.downloads[1]
        with pytest.raises(LostContent, match="damaged"):
            second.files()
        assert history.downloads[0].files() == {"sdn.csv": b"one"}
    with open_history(scraped.path, ["sdn.csv"]) as history:
        assert [str(download.look) for download in history.downloads] == [at(1)]
        (told,) = history.left_out
        assert at(2) in told
        assert "damaged" in told
