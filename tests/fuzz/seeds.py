#!/usr/bin/env python3
"""Writes the first inputs of each fuzz target: the plans, command lines and sheets of the other tests.

usage: seeds.py DIRECTORY
"""

import sys
import zipfile
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent


def joined(root: Path) -> str:
    """Returns the files below a folder as one input; see parts.rs."""
    files = sorted(path for path in root.rglob("*.toml") if path.is_file())
    return "".join(f"=== {path.relative_to(root).as_posix()}\n{read(path)}" for path in files)


def read(path: Path) -> str:
    text = path.read_text(encoding="utf-8", errors="replace")
    return text if text.endswith("\n") else text + "\n"


def write(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def main(target: Path) -> None:
    for case in sorted(TESTS.glob("codes/*/*/")):
        write(target / "load", f"{case.parent.name}-{case.name}", joined(case).encode())
    for folder in ("sample", "everything", "adopted"):
        write(target / "load", folder, joined(TESTS / folder).encode())
    for place, path in enumerate(sorted(TESTS.rglob("*.toml"))):
        if path.is_file():
            write(target / "toml", str(place), path.read_bytes())
    for case in sorted(TESTS.glob("edits/*/")):
        for at, line in enumerate((case / "cmd").read_text().splitlines()):
            write(target / "edit", f"{case.name}-{at}", f"{line}\n{joined(case / 'in')}".encode())
    for command in ("status", "list --format json", "tree", "due", "owners", "diff", "check --fix", "check --fix=unsafe"):
        content = f"{command}\n{joined(TESTS / 'sample')}"
        write(target / "edit", command.replace(" ", "-"), content.encode())
    for sheet in sorted(TESTS.glob("sheets/*.*")):
        write(target / "sheet", sheet.name, sheet.read_bytes())
        if zipfile.is_zipfile(sheet):
            with zipfile.ZipFile(sheet) as parts:
                texts = ((name, parts.read(name).decode(errors="replace")) for name in parts.namelist())
                content = "".join(f"=== {name}\n{text}\n" for name, text in texts if "\0" not in text)
            write(target / "sheet", sheet.name + ".parts", content.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
