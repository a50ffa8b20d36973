#!/usr/bin/env python3
"""Measures how long `plan lsp` takes to answer an editor, and the memory it needs.

    cargo build --release && python3 benches/editing.py target/release/plan [DIR]

Plays an editor that has the largest file of the plan in DIR open (else the region's own): types in it and waits for its
diagnostics, asks for completion in a list of owners, and hovers over an id. Prints the median and the 99th percentile of
each in milliseconds, as the editor sees them, and the most memory beside the size of the plan's text. Nothing is written.
"""

import argparse
import json
import re
import statistics
import subprocess
import time
from pathlib import Path


class Editor:
    """A client that waits for each answer before it goes on."""

    def __init__(self, program, folder):
        self.server = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.last = 0
        # A server that is asked in UTF-8 counts columns in bytes.
        general = {"positionEncodings": ["utf-8"]}
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        self.ask("initialize", {"processId": None, "capabilities": {"general": general}, "workspaceFolders": folders})
        self.notify("initialized", {})

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.server.stdin.flush()

    def receive(self):
        length = 0
        while (line := self.server.stdout.readline()) != b"\r\n":
            name, value = line.split(b":", 1)
            length = int(value) if name.lower() == b"content-length" else length
        return json.loads(self.server.stdout.read(length))

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.last += 1
        self.send({"id": self.last, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.last and "method" not in message:
                return message["result"]

    def wait_for_diagnostics(self, uri, version):
        while True:
            message = self.receive()
            of = message.get("params", {})
            if message.get("method", "").endswith("publishDiagnostics") and of["uri"] == uri and of["version"] == version:
                return of["diagnostics"]

    def memory(self):
        """Returns the most memory that the server has had, in MB."""
        status = Path(f"/proc/{self.server.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def end(self):
        self.ask("shutdown", None)
        self.notify("exit", None)
        self.server.wait()


def place(text, offset):
    before = text[:offset]
    line = before.count(b"\n")
    return {"line": line, "character": offset - (before.rfind(b"\n") + 1)}


def timed(act):
    start = time.perf_counter()
    answer = act()
    return (time.perf_counter() - start) * 1000, answer


def report(name, times):
    times.sort()
    late = times[min(len(times) - 1, len(times) * 99 // 100)]
    print(f"{name:<24}{statistics.median(times):8.2f} ms   99 %: {late:8.2f} ms   of {len(times)}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program")
    arguments.add_argument("folder", nargs="?", default=Path(__file__).parent.parent / "plan", type=Path)
    arguments.add_argument("--count", default=1000, type=int, help="how often each is asked")
    asked = arguments.parse_args()
    folder = asked.folder.resolve()
    files = sorted(folder.rglob("*.toml"), key=lambda path: path.stat().st_size)
    size = sum(path.stat().st_size for path in files) / 1024 / 1024
    # The manifest can be the largest file: what is typed in is a goal.
    path = next(path for path in reversed(files) if b'owners = ["' in path.read_bytes())
    text, uri = path.read_bytes(), path.as_uri()
    middle = text.find(b'owners = ["', len(text) // 2)
    owner = (middle if middle >= 0 else text.find(b'owners = ["')) + len(b'owners = ["')
    title = text.rfind(b'\nid = "', 0, owner) + len(b'\nid = "')

    start = time.perf_counter()
    editor = Editor(asked.program, folder)
    document = {"uri": uri, "languageId": "toml", "version": 1, "text": text.decode()}
    editor.notify("textDocument/didOpen", {"textDocument": document})
    before = editor.wait_for_diagnostics(uri, 1)
    first = time.perf_counter() - start
    changes, completions, hovers, version, wrong = [], [], [], 1, 0
    at = place(text, owner)
    for turn in range(asked.count):
        # A letter is typed before the owner, and taken away.
        end = at if turn % 2 == 0 else {**at, "character": at["character"] + 1}
        change = {"range": {"start": at, "end": end}, "text": "Q" if turn % 2 == 0 else ""}
        version += 1
        of = {"uri": uri, "version": version}

        def typed():
            editor.notify("textDocument/didChange", {"textDocument": of, "contentChanges": [change]})
            return editor.wait_for_diagnostics(uri, version)

        took, diagnostics = timed(typed)
        changes.append(took)
        wrong += turn % 2 == 0 and len(diagnostics) > len(before)
        request = {"textDocument": {"uri": uri}, "position": at}
        took, answer = timed(lambda: editor.ask("textDocument/completion", request))
        assert answer, "no owner was offered"
        completions.append(took)
        request = {"textDocument": {"uri": uri}, "position": place(text, title)}
        took, answer = timed(lambda: editor.ask("textDocument/hover", request))
        assert answer, "nothing was said of an id"
        hovers.append(took)
    assert wrong == (asked.count + 1) // 2, "a wrong owner was not told of"
    print(f"{len(files)} files, {size:.1f} MB; {path.name} ({len(text)} bytes) is open")
    print(f"{'start to diagnostics':<24}{first * 1000:8.0f} ms")
    report("change to diagnostics", changes)
    report("completion of owners", completions)
    report("hover over an id", hovers)
    print(f"{'memory':<24}{editor.memory():8.0f} MB   {editor.memory() / size:.1f}x the text")
    editor.end()


main()
