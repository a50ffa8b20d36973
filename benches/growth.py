#!/usr/bin/env python3
"""Measures how the CPU time and the memory of every command grow with each dimension of a plan.

    cargo build --release && python3 benches/growth.py target/release/plan

A dimension is one number of a plan, such as its activities or the follow-ups of one activity. Each command runs on plans in
which that number is n, 4n, 16n, … until a run takes long enough to measure. The exponent is that of the last step: 1 is
linear, 2 is quadratic. Only the Python standard library and git are needed; qemu-user and a C compiler to count instructions.

`--command WORD` and `--dimension WORD` measure a part; `--all` prints every cell, not the worst of each command and dimension;
`--count` only counts instructions, at two small sizes.
"""

import argparse
import csv
import math
import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from xml.sax.saxutils import escape

# Each size is so many times the one before; after a run that took so many seconds there is none larger.
STEP, LONG = 4, 0.2
LIMIT = 1.1
# Counts the instructions of a run, which no other process changes.
COUNTER = f"qemu-{platform.machine()}"

# --- plans -------------------------------------------------------------------------------------------------------------

STATUSES = [("Blått", "planned"), ("Rött", "off-track"), ("Gult", "ongoing"), ("Grönt", "done")]


def months(count, year=2024):
    return [f"{year + at // 12}-{at % 12 + 1:02}" for at in range(count)]


def manifest(owners=("Roll",), years=(2024, 2027), every="year", current="2025", statuses=STATUSES, more=""):
    current = current if current.isdigit() else f'"{current}"'
    lines = ['id = "p"', 'title = "Planen"', 'language = "sv"', f"period = {{ first = {years[0]}, last = {years[1]} }}"]
    lines += ["", "[follow_up]", f'every = "{every}"', f"current = {current}"]
    for name, stage in statuses:
        lines += ["", "[[status]]", f'name = "{name}"', f'stage = "{stage}"']
    for owner in owners:
        name, aliases = owner if isinstance(owner, tuple) else (owner, [])
        lines += ["", "[[owner]]", f'name = "{name}"']
        lines += [f"aliases = [{listed(aliases)}]"] if aliases else []
    return "\n".join(lines) + "\n" + more


def listed(names):
    return ", ".join(f'"{name}"' for name in names)


def activity(id, under="", title=None, owners=("Roll",), start="2024", follow_ups=None, more=""):
    if follow_ups is None:
        follow_ups = 'follow_up.2024 = { status = "Gult", note = "Arbetet pågår" }\n'
    title = title or f"Aktivitet nummer {id} med en rubrik"
    head = f'\n[[{under}activity]]\nid = "{id}"\ntitle = "{title}"\nowners = [{listed(owners)}]\nstart = {start}\n'
    head += "" if 'every' in more else 'every = "year"\n'
    return head + more + follow_ups


def priority(id, more=""):
    return f'\n[[priority]]\nid = "{id}"\ntitle = "Prioritering {id}"\n{more}'


def goal(body, id="1", more=""):
    return f'id = "{id}"\ntitle = "Mål {id}"\n{more}{body}'


def activities(count, **others):
    return "".join(activity(f"1-{at}", **others) for at in range(1, count + 1))


def plan(body, **of_manifest):
    return {"plan.toml": manifest(**of_manifest), "1.toml": goal(body)}


def names(count):
    return [f"Roll {at} för utveckling" for at in range(count)]


NO_UNUSED = '\n[check]\nunused-owner = "off"\n'

DIMENSIONS = {}


def dimension(start, most=None):
    def add(make):
        DIMENSIONS[make.__name__.replace("_", " ")] = (make, start, most or start * STEP**3)
        return make

    return add


@dimension(500)
def activities_of_a_goal(n):
    return plan(activities(n))


@dimension(500)
def activities_of_a_priority(n):
    return plan(priority("1.1") + "".join(activity(f"1.1-{at}", "priority.") for at in range(1, n + 1)))


@dimension(500)
def activities_within_brackets(n):
    items = [f'  {{ id = "1-{at}", title = "Aktivitet {at}", owners = ["Roll"], start = 2024 }},\n' for at in range(1, n + 1)]
    return plan(f"activity = [\n{''.join(items)}]\n")


@dimension(200, 13000)
def goals(n):
    files = {f"{at}.toml": goal(activity(f"{at}-1"), str(at)) for at in range(1, n + 1)}
    return {"plan.toml": manifest()} | files


@dimension(500)
def priorities(n):
    return plan("".join(priority(f"1.{at}") + activity(f"1.{at}-1", "priority.") for at in range(1, n + 1)))


@dimension(500)
def owners(n):
    body = "".join(activity(f"1-{at}", owners=[name]) for at, name in enumerate(names(n), 1))
    return plan(body, owners=names(n))


@dimension(500)
def owners_without_activities(n):
    return plan(activities(3), owners=["Roll", *names(n)])


@dimension(500)
def owners_of_an_activity(n):
    return plan(activity("1-1", owners=names(n)) + activity("1-2", owners=names(1)), owners=names(n))


@dimension(500)
def aliases(n):
    return plan(activities(3), owners=[("Roll", names(n))])


@dimension(500)
def aliases_used(n):
    body = "".join(activity(f"1-{at}", owners=[name]) for at, name in enumerate(names(n), 1))
    return plan(body, owners=[("Roll", names(n))])


def followed_monthly(n, said):
    """A plan of n months in which one activity has these follow-ups."""
    of_plan = {"years": (2024, 2024 + n // 12), "every": "month", "current": months(n)[-1]}
    monthly = activity("1-1", start='"2024-01"', follow_ups=said, more='every = "month"\n')
    return plan(monthly + activity("1-2", follow_ups=""), **of_plan)


@dimension(500)
def follow_ups_of_an_activity(n):
    said = "".join(f'follow_up.{month} = {{ status = "Gult", note = "Läget {month}" }}\n' for month in months(n))
    return followed_monthly(n, said)


@dimension(500)
def follow_ups_within_braces(n):
    said = ", ".join(f'{month} = {{ status = "Gult", note = "Läget" }}' for month in months(n))
    of_plan = {"years": (2024, 2024 + n // 12), "every": "month", "current": months(n)[-1]}
    braced = f"follow_up = {{ {said} }}\n"
    return plan(activity("1-1", start='"2024-01"', follow_ups=braced, more='every = "month"\n'), **of_plan)


@dimension(500)
def follow_ups_under_headings(n):
    said = "".join(f'\n[activity.follow_up.{month}]\nstatus = "Gult"\nnote = "Läget"\n' for month in months(n))
    of_plan = {"years": (2024, 2024 + n // 12), "every": "month", "current": months(n)[-1]}
    return plan(activity("1-1", start='"2024-01"', follow_ups=said, more='every = "month"\n'), **of_plan)


@dimension(500, 90000)
def periods_of_the_plan(n):
    return plan(activities(3), years=(2024, 2024 + n // 12), every="month", current=months(n)[-1])


@dimension(500, 90000)
def periods_of_repeated_activities(n):
    several = [activity(f"1-{at}", start='"2024-01"', follow_ups="", more='every = "month"\n') for at in (1, 2)]
    return plan("".join(several), years=(2024, 2024 + n // 12), every="month", current=months(n)[-1])


@dimension(500)
def unknown_owners(n):
    body = "".join(activity(f"1-{at}", owners=[f"Okänd {at}"]) for at in range(1, n + 1))
    return plan(body, owners=["Roll", *names(20)])


@dimension(200)
def unknown_owners_and_owners(n):
    body = "".join(activity(f"1-{at}", owners=[f"Rall {at} for utvekling"]) for at in range(1, n + 1))
    return plan(body, owners=["Roll", *names(n)])


@dimension(500)
def duplicate_ids(n):
    return plan(activity("1-1") * n)


@dimension(500)
def pairs_of_duplicate_ids(n):
    return plan("".join(activity(f"1-{at // 2}") for at in range(n)))


@dimension(500)
def equal_titles(n):
    return plan(activities(n, title="Samma rubrik"))


@dimension(500)
def syntax_errors(n):
    return plan(activities(3) + "".join(f"\n[[activity]]\nid = \"1-{at}\"\ntitle = = 'x'\n" for at in range(4, n)))


@dimension(500)
def unclosed_texts(n):
    return plan(activities(3) + "".join(f'\n[[activity]]\nid = "1-{at}"\ntitle = "x\n' for at in range(4, n)))


@dimension(500)
def unclosed_lists(n):
    return plan(activities(3) + "".join(f'\n[[activity]]\nid = "1-{at}"\nowners = ["x"\n' for at in range(4, n)))


@dimension(500)
def slips(n):
    """Lines that are mended: each has one of the slips that people make."""
    slips = ['title = "A', "owners = [\"Roll\"", "start 2024", "title = ”A”", "owners = [\"Roll\" \"Roll\"]", "every: \"year\"", "Title = A b"]
    return plan(activities(3) + "".join(f'\n[[activity]]\nid = "1-{at}"\n{slips[at % len(slips)]}\n' for at in range(4, n)))


@dimension(500)
def slips_in_follow_ups(n):
    said = "".join(f'follow_up.{month} = {{ status = "Gult" note = "Läget }}\n' for month in months(n))
    return followed_monthly(n, said)


@dimension(500)
def broken_headings(n):
    return plan(activities(3) + "".join(f'\n[[activity]\nid = "1-{at}"\ntitle = "A"\n' for at in range(4, n)))


@dimension(500)
def lines_of_no_toml(n):
    return plan(activities(3) + "".join(f"Rad {at} ur ett brev, med punkt.\n" for at in range(n)))


@dimension(500)
def owners_in_one_broken_line(n):
    return plan(activities(3) + f'\n[[activity]]\nid = "1-9"\nowners = [{listed(names(n))}\ntitle = "A"\n')


@dimension(2000)
def marks_of_one_line(n):
    return plan(activities(3) + f'\n[[activity]]\nid = "1-9"\ntitle = {"[{" * n}\n')


@dimension(100, 6400)
def broken_goals(n):
    files = {f"{at}.toml": goal(activity(f"{at}-1", more='every = "år\n'), str(at)) for at in range(2, n + 1)}
    return {"plan.toml": manifest(), "1.toml": goal(activity("1-1"))} | files


@dimension(100, 6400)
def copies_of_a_goal(n):
    body = goal(activity("1-1"))
    return {"plan.toml": manifest(), "1.toml": body} | {f"1 ({at}).toml": body for at in range(1, n)}


@dimension(500)
def supports(n):
    return plan("".join(activity(f"1-{at}", more=f'support = ["{name}"]\n') for at, name in enumerate(names(n), 1)), owners=["Roll", *names(n)])


@dimension(500)
def ends(n):
    return plan("".join(activity(f"1-{at}", more=f"until = {2025 + at % 3}\n") for at in range(1, n + 1)))


@dimension(500)
def duplicate_keys(n):
    return plan(activity("1-1", more='every = "year"\n' * n))


@dimension(500)
def unknown_keys(n):
    return plan(activity("1-1", more="".join(f"nyckel-{at} = {at}\n" for at in range(n))))


@dimension(500)
def missing_keys(n):
    return plan("".join(f'\n[[activity]]\nid = "1-{at}"\n' for at in range(n)))


@dimension(500)
def unknown_statuses(n):
    return plan(activities(n, follow_ups='follow_up.2024 = { status = "Lila", note = "x" }\n'))


@dimension(500)
def unknown_ids_in_see(n):
    return plan(priority("1.1", f'see = [{listed(f"9.{at}" for at in range(n))}]\n') + activity("1.1-1", "priority."))


@dimension(500)
def findings_in_texts(n):
    return plan(activities(n, title="Två  blanksteg och bind- streck"))


@dimension(500)
def findings_in_one_text(n):
    return plan(activities(3) + priority("1.1", f'text = "{"två  blanksteg bind- streck “a” " * n}"\n'))


@dimension(500)
def follow_ups_in_the_future(n):
    return plan(activities(n, follow_ups='follow_up.2027 = { status = "Gult", note = "x" }\n'))


@dimension(500)
def statuses(n):
    scale = [*STATUSES, *((f"Steg {at}", "ongoing") for at in range(n))]
    said = lambda at: f'follow_up.2024 = {{ status = "Steg {at}", note = "x" }}\n'
    return plan("".join(activity(f"1-{at + 1}", follow_ups=said(at)) for at in range(n)), statuses=scale)


@dimension(500)
def references_of_a_priority(n):
    body = "".join(priority(f"1.{at}") + activity(f"1.{at}-1", "priority.") for at in range(n))
    return plan(body + priority("1.see", f'see = [{listed(f"1.{at}" for at in range(n))}]\n'))


@dimension(500)
def references_in_a_chain(n):
    see = lambda at: f'see = ["1.{at + 1}"]\n' if at + 1 < n else ""
    return plan("".join(priority(f"1.{at}", see(at)) for at in range(n)) + activity(f"1.{n - 1}-1", "priority."))


@dimension(500)
def references_in_a_circle(n):
    return plan("".join(priority(f"1.{at}", f'see = ["1.{(at + 1) % n}"]\n') for at in range(n)))


@dimension(500)
def references_to_one(n):
    body = priority("1.0") + activity("1.0-1", "priority.")
    return plan(body + "".join(priority(f"1.{at}", 'see = ["1.0"]\n') for at in range(1, n)))


@dimension(500)
def former_ids_of_an_activity(n):
    return plan(activity("1-0", more=f'formerly = [{listed(f"1-{at}" for at in range(1, n))}]\n'))


@dimension(500)
def former_ids(n):
    return plan("".join(activity(f"1-{2 * at}", more=f'formerly = ["1-{2 * at + 1}"]\n') for at in range(n)))


@dimension(500)
def ends_in_a_chain(n):
    end = lambda at: f'ended = {{ period = 2025, reason = "x", into = "1-{at + 1}" }}\n' if at < n else ""
    return plan("".join(activity(f"1-{at}", follow_ups=end(at)) for at in range(1, n + 1)))


@dimension(500)
def ends_by_many(n):
    end = f'ended = {{ period = 2025, reason = "x", by = [{listed(f"1-{at}" for at in range(1, n + 1))}] }}\n'
    return plan(activity("1-0", follow_ups=end) + activities(n))


@dimension(300)
def focuses(n):
    board = "".join(f'\n[[focus]]\nyear = {2000 + at}\npriorities = ["Fokus {at}"]\n' for at in range(min(n, 7999)))
    body = "".join(priority(f"1.{at}", f'focus = ["Fokus {at}"]\n') + activity(f"1.{at}-1", "priority.") for at in range(n))
    files = {f"p/{name}": text for name, text in plan(body).items()}
    return {"governance.toml": f'title = "Styrning"\n{board}'} | files


@dimension(500)
def focuses_of_a_year(n):
    board = f'\n[[focus]]\nyear = 2025\npriorities = [{listed(f"Fokus {at}" for at in range(n))}]\n'
    body = "".join(priority(f"1.{at}", f'focus = ["Fokus {at}"]\n') + activity(f"1.{at}-1", "priority.") for at in range(n))
    files = {f"p/{name}": text for name, text in plan(body).items()}
    return {"governance.toml": f'title = "Styrning"\n{board}'} | files


@dimension(100, 6400)
def plans(n):
    listed = "".join(f'\n[[plan]]\nid = "p{at}"\ntitle = "Plan {at}"\n' for at in range(n))
    files = {"governance.toml": f'title = "Styrning"\n{listed}'}
    for at in range(n):
        files[f"p{at}/plan.toml"] = manifest().replace('id = "p"', f'id = "p{at}"')
        files[f"p{at}/1.toml"] = goal(activity("1-1"))
    return files


@dimension(20000)
def letters_of_a_note(n):
    note = ("Arbetet går framåt i hela länet. " * (n // 30 + 1))[:n].strip()
    return plan(activity("1-1", follow_ups=f'follow_up.2024 = {{ status = "Gult", note = "{note}" }}\n'))


@dimension(20000)
def letters_of_a_text(n):
    words = random.Random(n)
    text = " ".join(f"ord{words.randrange(10000)}" for _ in range(n // 7))
    return plan(activities(3) + priority("1.1", f'text = """\n{text}"""\n') + activity("1.1-1", "priority."))


@dimension(20000)
def letters_of_a_word(n):
    return plan(activity("1-1", title="ö" * n))


@dimension(2000)
def lines_of_a_text(n):
    text = "\n\n".join(f"Stycke {at} om planen." for at in range(n))
    return plan(activities(3) + priority("1.1", f'text = """\n{text}"""\n') + activity("1.1-1", "priority."))


@dimension(2000)
def comments(n):
    return plan(activity("1-1", more="# En kommentar om planen\n" * n) + activity("1-2"))


@dimension(2000)
def blank_lines(n):
    return plan(activity("1-1", more="\n" * n) + activity("1-2"))


@dimension(500)
def acceptances(n):
    return plan(activities(n).replace('rubrik"\n', 'rubrik  två"  # accept(PL503): så står det\n'))


@dimension(500)
def unused_acceptances(n):
    return plan(activities(n).replace('rubrik"\n', 'rubrik"  # accept(PL503): så står det\n'))


@dimension(500)
def closed_periods(n):
    closed = "".join(f"\n[closed.{month}]\ndate = 2999-01-01\n" for month in months(n - 1))
    of_plan = {"years": (2024, 2024 + n // 12), "every": "month", "current": months(n)[-1]}
    return plan(activities(3, start=f'"{months(n)[-1]}"', follow_ups=""), more=closed, **of_plan)


@dimension(500)
def assessed_in_a_closed_period(n):
    stated = "".join(f'"1-{at}" = {{ status = "Gult", note = "c066ce5d7083cf80" }}\n' for at in range(1, n + 1))
    return plan(activities(n), more=f"\n[closed.2024]\ndate = 2025-02-12\n\n[closed.2024.assessed]\n{stated}")


@dimension(2000)
def own_keys(n):
    return plan(activity("1-1", more=f"x = {{ {', '.join(f'k{at} = {at}' for at in range(n))} }}\n"))


@dimension(1000)
def own_headings(n):
    return plan(activity("1-1") + "".join(f"\n[activity.x.k{at}]\ny = {at}\n" for at in range(n)))


@dimension(500)
def keys_out_of_order(n):
    turned = lambda at: f'\n[[activity]]\nstart = 2024\nowners = [ \'Roll\' ]\ntitle = \'A {at}\'\nid="1-{at}"\n'
    return plan("".join(turned(at) for at in range(1, n + 1)))


@dimension(25, 1600)
def commits(n):
    return plan(activities(40))


# --- two versions of a plan --------------------------------------------------------------------------------------------


def changed(files):
    """Returns the files as a colleague left them: other titles, statuses, notes and names, in every file."""
    words = [("Aktivitet ", "Insats "), ("Läget", "Slutläget"), ("Arbetet", "Det mesta"), ("ord1", "fras"), ("Roll ", "Rolle ")]
    words += [("Prioritering", "Inriktning"), ("Fokus", "Blick"), ("Steg", "Trappa"), ("# En", "# Min")]
    for one, other in words:
        files = {name: text.replace(one, other) for name, text in files.items()}
    goals = {name: text.replace('"Gult"', '"Grönt"') for name, text in files.items() if not name.endswith("plan.toml")}
    return files | goals


def git(root, *arguments):
    base = ["git", "-c", "user.name=R", "-c", "user.email=r@example.org", "-c", "gc.auto=0", "-C", str(root)]
    dates = [arguments[arguments.index("--date") + 1]] if "--date" in arguments else []
    env = os.environ | {"GIT_COMMITTER_DATE": date for date in dates}
    subprocess.run([*base, *arguments], check=True, stdout=subprocess.DEVNULL, env=env)


def write(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


class Plans:
    """The plans that were written already, each in git: as it was, and as it was changed."""

    def __init__(self, below):
        self.below = below

    def get(self, name, n):
        root = self.below / name.replace(" ", "-") / str(n)
        if not root.exists():
            root.mkdir(parents=True)
            git(root, "init", "-q", "-b", "main")
            files = DIMENSIONS[name][0](n)
            write(root, files)
            git(root, "add", "-A")
            git(root, "commit", "-qm", "Planen", "--date", "2024-06-01T12:00:00Z")
            if name == "commits":
                self.history(root, files, n)
            write(root, changed(files))
            git(root, "commit", "-qam", "Ändrad", "--allow-empty")
        return root

    def history(self, root, files, n):
        """Adds commits that each change one activity."""
        text = files["1.toml"]
        stream = [""]
        for at in range(n):
            parts = text.split("Arbetet pågår")
            text = "Arbetet pågår".join(parts)
            one = text.replace("Arbetet pågår", f"Läge {at}", 1) if at % 40 == 0 else text.replace(f"nummer 1-{at % 40} ", f"nummer 1-{at % 40} nu ", 1)
            text = one
            data = text.encode()
            stream.append(f"commit refs/heads/main\ncommitter R <r@example.org> {1700000000 + at * 60} +0000\ndata 1\nx\n")
            stream[-1] += "from refs/heads/main^0\n" if at == 0 else ""
            stream.append(f"M 100644 inline 1.toml\ndata {len(data)}\n{text}\n")
        subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input="".join(stream).encode(), check=True)
        git(root, "reset", "-q", "--hard")


# --- commands ----------------------------------------------------------------------------------------------------------

# Each command's arguments; those that write work on a copy. `{id}` is an activity, `{goal}` a goal, `{plan}` a plan.
READING = {
    "status": "status",
    "status --by owner": "status --by owner",
    "status --format json": "status --format json",
    "list": "list",
    "list --sort": "list --sort owners,-title --format csv",
    "list --owner": "list --owner Roll",
    "list --text": "list --text rubrik --format jsonl",
    "list --status": "list --status Gult --late --deadline 2024..2026 --until 2024..2027 --start ..2025",
    "list --priority": "list --priority {priority} --format csv",
    "list --compare": "list --compare {past} --period {next} --format csv",
    "status --compare": "status --compare {past} --period {next}",
    "show activity": "show {id} {plan}",
    "show owner": "show Roll {plan}",
    "show goal": "show {goal} {plan}",
    "tree": "tree",
    "tree --format json": "tree --format json",
    "owners": "owners",
    "owners --sort": "owners --sort -activities,name --aliases --format csv",
    "plans": "plans",
    "due": "due",
    "due --format json": "due --format json",
    "chart": "chart",
    "chart --format svg": "chart --by goal --format svg",
    "chart --by owner": "chart --by owner",
    "chart --by priority": "chart --by priority --format svg",
    "check": "check",
    "check --format json": "check --format json",
    "check --format sarif": "check --format sarif",
    "check --format gitlab": "check --format gitlab",
    "check --base": "check --base HEAD~1",
    "fmt --check": "fmt --check",
    "diff": "diff HEAD~1",
    "diff --format html": "diff HEAD~1 --format html",
    "diff --since": "diff --since 2025-01-01 --format md",
    "log": "log",
    "blame": "blame {id} {plan}",
    "report md": "report --format md -o -",
    "report html": "report --format html -o -",
    "report docx": "report --format docx -o {out}.docx",
    "report xlsx": "report --format xlsx -o {out}.xlsx",
    "report --matrix": "report --matrix --format md -o -",
    "export xlsx": "export --all --format xlsx -o {out}.xlsx",
    "export csv": "export --all --format csv -o -",
    "export --split": "export --all --split owner --format xlsx -o {out}.xlsx",
}
WRITING = {
    "set one": "set {id} Gult --note Klart --period {now} {plan}",
    "set all": "set --start 2024 Gult --note Klart --period {now} --yes",
    "set --title": "set {goal} --title Nytt {plan}",
    "set --add-owner": "set {id} --add-owner {owner} {plan}",
    "set --owner": "set {id} --owner {owner} {plan}",
    "set --clear": "set {id} --clear --period {past} {plan}",
    "add activity": "add activity --under {goal} --title Nytt --owner Roll --start 2025 {plan}",
    "add priority": "add priority --under {goal} --title Nytt {plan}",
    "add goal": "add goal --id 99999 --title Nytt {plan}",
    "add owner": "add owner Ny {plan}",
    "rename owner": "rename owner Roll Ny",
    "move": "move {id} --to {goal} --id {goal}-99999 {plan}",
    "set ids": "set {ids} Gult --note Klart --period {now} {plan}",
    "end ids": "end {ids} --reason Struken --period {now} {plan}",
    "end": "end {id} --reason Struken --period {now} {plan}",
    "open": "open {next} --yes",
    "close": "close {past} --today 2025-03-01",
    "fmt": "fmt",
    "check --fix": "check --fix",
    "check --fix=unsafe": "check --fix=unsafe",
    "import csv": "import {sheet} --prefer sheet --period {past}",
    "import xlsx": "import {book} --prefer sheet --period {past}",
    "import ods": "import {ods} --prefer sheet --period {past}",
    "undo": "undo",
}
# The sheets that are imported, and how their names end.
SHEETS = {"sheet": ".csv", "book": ".xlsx", "ods": ".ods"}
# What is run first, and not measured.
BEFORE = {"undo": "set --start 2024 Gult --note Klart --period {now} --yes"}


def beside(root, ending):
    """Returns the path of a file beside a plan."""
    return root.with_name(f"{root.name}{ending}")


def write_ods(path, filled):
    """Writes the rows of a CSV sheet as a workbook of LibreOffice's."""
    rows = list(csv.reader(filled.removeprefix("\ufeff").splitlines(), delimiter=";" if ";" in filled.split("\n")[0] else ","))
    cell = lambda text: f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    spaces = "".join(f' xmlns:{it}="urn:oasis:names:tc:opendocument:xmlns:{it}:1.0"' for it in ("office", "table", "text"))
    table = f'<table:table table:name="Blad1">{lines}</table:table>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
        parts.writestr("content.xml", f'<?xml version="1.0"?><office:document-content{spaces}>{body}</office:document-content>')
        parts.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')


def fill_in(book):
    """Changes the notes of a workbook, as a colleague does."""
    with zipfile.ZipFile(book) as parts:
        texts = {name: parts.read(name) for name in parts.namelist()}
    if not any("Det mesta".encode() in text for text in texts.values()):
        sys.exit(f"{book} has no note to change: an import of nothing would be measured")
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in texts.items():
            parts.writestr(name, text.replace("Det mesta".encode(), "Nästan allt".encode()))


def run(arguments, where, env, errors):
    """Runs a program; returns its CPU seconds, its memory in MB, and how it ended."""
    with open(os.devnull, "w") as sink, open(errors, "w") as err:
        child = subprocess.Popen(arguments, cwd=where, env=env, stdin=subprocess.DEVNULL, stdout=sink, stderr=err)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode


class Runner:
    def __init__(self, program, below):
        self.program, self.below = os.path.abspath(program), below
        self.env = {"PATH": os.environ["PATH"], "HOME": str(below), "PLAN_LANG": "sv", "RAYON_NUM_THREADS": "1"}
        # A process of its own: a child is said to have had the memory of the one that started it.
        self.starter = ProcessPoolExecutor(1)
        self.counter = below / "count.so"
        if shutil.which(COUNTER) and shutil.which("cc"):
            subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", self.counter, Path(__file__).with_name("count.c")], check=True)
        self.is_counting, self.start = False, 0
        if self.can_count():
            self.is_counting = True
            self.start = self.run(["--version"], below)[0]
            self.is_counting = False

    def can_count(self):
        return self.counter.exists()

    def run(self, arguments, where, is_measured=True):
        """Runs the program; returns its CPU seconds, or how many millions of instructions it took beyond `--version`, and what `run` does."""
        errors, counted = self.below / "stderr", self.below / "counted"
        # Now and then the emulator hangs where a program starts git from two threads.
        before = ["timeout", "120", COUNTER, "-plugin", f"{self.counter},out={counted}"] if self.is_counting and is_measured else []
        counted.unlink(missing_ok=True)
        cost, memory, code = self.starter.submit(run, [*before, self.program, *arguments], where, self.env, errors).result()
        if before:
            cost = int(counted.read_text()) / 1e6 - self.start if counted.exists() else math.nan
        return cost, memory, code

    def prepared(self, line, root):
        """Fills in the names that stand in braces."""
        texts = [path for path in sorted(root.rglob("*.toml")) if path.name not in ("plan.toml", "governance.toml")]
        text = texts[0].read_text()
        id = lambda text: text.split('id = "', 1)[1].split('"', 1)[0] if 'id = "' in text else "1"
        parts = text.split("activity]]\n", 1)
        of_activity = id(parts[1]) if len(parts) > 1 else id(text.split("activity = [", 1)[-1])
        plan = texts[0].parent / "plan.toml"
        current = plan.read_text().split("current = ")[1].split("\n")[0].strip('"')
        last = plan.read_text().split("last = ")[1].split(" ")[0]
        past, now, following = ("2024", "2025", last) if current.isdigit() else ("2024-01", current, f"{last}-12")
        owner = plan.read_text().split('[[owner]]\nname = "')[-1].split('"')[0]
        names = {"id": of_activity, "goal": id(text), "past": past, "now": now, "next": following, "out": str(self.below / "out"), "owner": owner}
        names |= {name: beside(root, ending) for name, ending in SHEETS.items()}
        # What stands for several words, or for none.
        names["priority"] = text.split('[[priority]]\nid = "')[-1].split('"')[0] if "[[priority]]" in text else "1"
        several = {"{ids}": re.findall(r'activity\]\]\nid = "([^"]+)"', text)[:20000] or [of_activity]}
        several["{plan}"] = ["--plan", texts[0].parent.name] if texts[0].parent != root else []
        return [it.format(**names) for word in line.split() for it in several.get(word, [word])]

    def sheets(self, root):
        """Writes the sheets that `import` reads, filled in."""
        sheet, book, ods = (beside(root, ending) for ending in SHEETS.values())
        if not book.exists():
            for out in (sheet, book):
                self.run(["export", "--all", "--period", self.prepared("{past}", root)[0], "-o", str(out)], root)
            if not sheet.exists() or not book.exists():
                return False
            filled = sheet.read_text().replace("Gult", "Rött").replace("Det mesta", "Nästan allt")
            sheet.write_text(filled)
            write_ods(ods, filled)
            fill_in(book)
        return sheet.exists()

    def measure(self, command, root):
        line = READING.get(command) or WRITING[command]
        if "{priority}" in line and not any("[[priority]]" in path.read_text() for path in root.rglob("*.toml")):
            return None
        if any(f"{{{name}}}" in line for name in SHEETS):
            if not self.sheets(root):
                return None
        arguments = self.prepared(line, root)
        where = root
        if command in WRITING:
            where = self.below / "copy"
            shutil.rmtree(where, ignore_errors=True)
            shutil.copytree(root, where, symlinks=True)
        if command in BEFORE and self.run(self.prepared(BEFORE[command], root), where, False)[2] == 2:
            return None
        for out in self.below.glob("out.*"):
            out.unlink()
        return self.run(arguments, where)

    def said(self):
        return (self.below / "stderr").read_text()[-200:].strip().replace("\n", " | ")


def exponent(points):
    """Returns how fast the last step grows."""
    if len(points) < 2:
        return None
    (n, t), (m, u) = points[-2:]
    return math.log(max(u, 1e-9) / max(t, 1e-9)) / math.log(m / n)


def grow(runner, measure, start, most):
    """Measures at n, 4n, … until a run is long; returns (n, cost), (n, MB), how the last run ended, and the unit of the cost."""
    points, memory, code, n = [], [], None, start
    while n <= most:
        run = measure(n)
        if run is None:
            break
        seconds, size, code = run
        points.append((n, seconds))
        memory.append((n, size))
        if seconds >= LONG:
            break
        n *= STEP
    if len(points) < 2 or exponent(points) <= LIMIT:
        return points, memory, code, "s"
    # What looks steep is measured anew: what else the machine does makes large runs slower than small ones.
    sizes = [n for n, _ in points]
    if not runner.can_count():
        return [(n, min(measure(n)[0] for _ in range(3))) for n in sizes], memory, code, "s"
    runner.is_counting = True
    counts = [(n, measure(n)[0]) for n in (sizes[-3:-1] if len(sizes) > 2 else sizes)]
    runner.is_counting = False
    return counts, memory, code, "M"


def count(runner, measure, start, most):
    """Counts instructions at two small sizes, and at a larger one where that looks steep; returns what `grow` does, without memory."""
    points, code = [], None
    runner.is_counting = True
    for n in (start // 4, start, start * STEP):
        run = measure(n) if n <= most and (len(points) < 2 or exponent(points) > LIMIT) else None
        if run is None:
            break
        points.append((n, run[0]))
        code = run[2]
    runner.is_counting = False
    return points, [], code, "M"


# --- merges ------------------------------------------------------------------------------------------------------------


def merge_cases():
    """Returns, for each kind of merge, a function from n to the three files and the name of the file."""
    stated = 'follow_up.2024 = { status = "%s", note = "n" }\n'
    order = range(1, 10**7)

    def made(ids, title="T", status="Gult", more="", under=""):
        made = lambda at: activity(f"1-{at}", under, f"{title} {at}", follow_ups=stated % status, more="")
        return goal("".join(made(at) + more for at in ids))

    def shuffled(n, seed):
        ids = list(order[:n])
        random.Random(seed).shuffle(ids)
        return ids

    def one(follow_ups):
        return goal(activity("1-1", follow_ups="".join(follow_ups)))

    def said(n, status, year=2024):
        return [f'follow_up.{month} = {{ status = "{status}" }}\n' for month in months(n, year)]

    def owned(names):
        return goal(activity("1-1", owners=names))

    cases = {
        "title against status": lambda n: (made(order[:n]), made(order[:n], title="U"), made(order[:n], status="Grönt")),
        "status against status": lambda n: (made(order[:n]), made(order[:n], status="Rött"), made(order[:n], status="Grönt")),
        "theirs reordered": lambda n: (made(order[:n]), made(order[:n], title="U"), made(shuffled(n, 1))),
        "theirs reversed": lambda n: (made(order[:n]), made(order[:n], title="U"), made(order[:n][::-1])),
        "both reordered": lambda n: (made(order[:n]), made(shuffled(n, 2)), made(shuffled(n, 1))),
        "both add": lambda n: (made([1]), made([1, *order[1:n]]), made([1, *order[n : 2 * n]])),
        "both add the same ids": lambda n: (made([1]), made(order[:n]), made([1]) + made(order[1:n], title="U").split("\n", 2)[2]),
        "new between each": lambda n: (made(order[:n]), made([x for at in order[:n] for x in (at, at + n)]), made([x for at in order[:n] for x in (at, at + 2 * n)])),
        "ours removes what theirs changes": lambda n: (made(order[:n]), made([1]), made(order[:n], status="Grönt")),
        "ours removes every other": lambda n: (made(order[:n]), made(order[:n:2]), made(order[1:n:2], status="Grönt")),
        "theirs moves all": lambda n: (
            made(order[:n]) + priority("1.1"),
            made(order[:n], title="U") + priority("1.1"),
            goal(priority("1.1")) + "".join(activity(f"1-{at}", "priority.", f"T {at}", follow_ups=stated % "Gult") for at in order[:n]),
        ),
        "theirs in braces": lambda n: (
            made(order[:n]),
            made(order[:n], title="U"),
            goal("activity = [\n" + "".join(f'  {{ id = "1-{at}", title = "T {at}", owners = ["Roll"], start = 2024, follow_up.2024 = {{ status = "Grönt", note = "n" }} }},\n' for at in order[:n]) + "]\n"),
        ),
        "all in braces": lambda n: tuple(
            goal("activity = [\n" + "".join(f'  {{ id = "1-{at}", title = "{title} {at}", owners = ["Roll"], start = {start} }},\n' for at in order[:n]) + "]\n")
            for title, start in (("T", 2024), ("U", 2024), ("T", 2025))
        ),
        "theirs comments": lambda n: (made(order[:n]), made(order[:n], title="U"), made(order[:n]).replace("start", "# varför\nstart")),
        "one follow-up against another, each activity": lambda n: (
            made(order[:n]),
            made(order[:n], more='follow_up.2025 = { status = "Rött" }\n'),
            made(order[:n], more='follow_up.2026 = { status = "Grönt" }\n'),
        ),
        "new follow-ups at one place": lambda n: (one(said(1, "Gult")), one(said(1, "Gult") + said(n, "Rött", 2025)), one(said(1, "Gult") + said(n, "Grönt", 2025 + n // 12 + 1))),
        "new follow-ups of both, mixed": lambda n: (one(said(1, "Gult")), one(said(2 * n, "Rött")[::2]), one(said(2 * n, "Rött")[1::2])),
        "same follow-ups, disputed": lambda n: (one(said(n, "Gult")), one(said(n, "Rött")), one(said(n, "Grönt"))),
        "many follow-ups, two changes": lambda n: (one(said(n, "Gult")), one(said(n, "Gult") + said(1, "Rött", 9000)), one(said(1, "Grönt") + said(n, "Gult")[1:])),
        "follow-ups removed": lambda n: (one(said(n, "Gult")), one(said(n, "Gult")[::2]), one(said(n, "Grönt")[::2])),
        "both add owners": lambda n: (owned(["A"]), owned(["A", *names(n)]), owned(["A", *(x + " B" for x in names(n))])),
        "both remove owners": lambda n: (owned(names(n)), owned(names(n)[::2]), owned(names(n)[::3])),
        "owners reordered": lambda n: (owned(names(n)), owned(names(n)[::-1]), owned([*names(n), "B"])),
        "lines that are all the same": lambda n: (made([1]) + "# x\n" * n, made([1], title="U") + "# x\n" * (2 * n), made([1], status="Grönt") + "# y\n# x\n" * n),
        "no toml, every line": lambda n: ("a =\n" * n, "a =\nb =\n" * n, "c =\na =\n" * n),
        "no toml, unlike lines": lambda n: tuple("".join(f"{sign}{at * step % n} =\n" for at in range(n)) for sign, step in (("", 1), ("", 7), ("", 11))),
        "unlike lines of few kinds": lambda n: tuple("".join(f"x{random.Random(seed * n + at).randrange(9)} =\n" for at in range(n)) for seed in (1, 2, 3)),
    }
    manifests = {
        "both add roles": lambda n: (manifest(), manifest(owners=["Roll", *names(n)]), manifest(owners=["Roll", *(x + " B" for x in names(n))])),
        "both close": lambda n: tuple(manifest(more=more) for more in ("", closed(n, 2024), closed(n, 2025))),
        "closed differently": lambda n: tuple(manifest(more=more) for more in ("", closed(n, 2024), closed(n, 2024, "Grönt"))),
        "both add assessments": lambda n: tuple(manifest(more=closed(1, 2024) + more) for more in ("", assessed(n, "2"), assessed(n, "3"))),
    }
    return {name: (make, "1.toml") for name, make in cases.items()} | {name: (make, "plan.toml") for name, make in manifests.items()}


def assessed(n, under):
    return "".join(f'"{under}-{at}" = {{ status = "Gult" }}\n' for at in range(1, n + 1))


def closed(n, year, status="Gult"):
    return f"\n[closed.{year}]\ndate = {year + 1}-02-12\n\n[closed.{year}.assessed]\n" + assessed(n, "1").replace("Gult", status)


def measure_merge(runner, make, name, n):
    where = runner.below / "merge"
    where.mkdir(exist_ok=True)
    for side, text in zip(("base", "ours", "theirs"), make(n)):
        (where / side).write_text(text)
    return runner.run(["merge-driver", "base", "ours", "theirs", "--path", name], where)


# --- all of it ---------------------------------------------------------------------------------------------------------


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--command", action="append", default=[], help="only commands with this word in them")
    parser.add_argument("--dimension", action="append", default=[], help="only dimensions with this word in them")
    parser.add_argument("--all", action="store_true", help="print every cell")
    parser.add_argument("--count", action="store_true", help="only count instructions at small sizes, which is quick")
    parser.add_argument("--csv", help="write every cell to this file")
    arguments = parser.parse_args()
    wanted = lambda words, name: not words or any(word in name for word in words)
    rows = []
    with tempfile.TemporaryDirectory(prefix="plan-growth-") as below:
        below = Path(below)
        runner, plans = Runner(arguments.program, below), Plans(below / "plans")
        if arguments.count and not runner.can_count():
            sys.exit(f"{COUNTER} (Debian: qemu-user) and a C compiler are needed to count instructions")

        def add(command, name, measure, start, most):
            points, memory, code, unit = (count if arguments.count else grow)(runner, measure, start, most)
            if not points:
                return
            row = (command, name, exponent(points), exponent(memory), points, memory, code, unit, runner.said())
            rows.append(row)
            if arguments.all or (row[2] or 0) > LIMIT or (row[3] or 0) > LIMIT or code not in (0, 1):
                print(shown(row), flush=True)

        for name, (_, start, most) in DIMENSIONS.items():
            if not wanted(arguments.dimension, name):
                continue
            for command in [*READING, *WRITING]:
                if wanted(arguments.command, command):
                    add(command, name, lambda n: runner.measure(command, plans.get(name, n)), start, most)
            shutil.rmtree(plans.below, ignore_errors=True)
        for name, (make, path) in merge_cases().items():
            if wanted(arguments.command, "merge-driver") and wanted(arguments.dimension, name):
                add("merge-driver", name, lambda n: measure_merge(runner, make, path, n), 250, 250 * STEP**4)
    rows.sort(key=lambda row: -(row[2] or 0))
    print(f"\n{len(rows)} measured; the steepest:")
    for row in rows if arguments.all else rows[:40]:
        print(shown(row))
    if arguments.csv:
        with open(arguments.csv, "w", newline="") as file:
            csv.writer(file).writerows(rows)
    sys.exit(any((row[2] or 0) > LIMIT for row in rows))


def shown(row):
    command, name, time, memory, points, sizes, code, unit, said = row
    show = lambda value: "   –" if value is None else f"{value:4.2f}"
    series = ", ".join(f"{n}: {cost:.4g} {unit}" for n, cost in points[-3:])
    room = f" ({sizes[-1][1]:.0f} MB)" if sizes else ""
    refused = f"  [{code}: {said}]" if code not in (0, 1) else ""
    return f"{show(time)} {show(memory)}  {command:22} {name:34} {series}{room}{refused}"


if __name__ == "__main__":
    main()
