#!/usr/bin/env python3
"""Measures how long reading takes: whole processes, all of one run, in a random order each time.

    cargo bench --no-run                                        # prints the paths of `events` and `generate`
    python3 benches/reading.py target/release/plan EVENTS GENERATE [--size 230 …] [--rounds 15]

Prints the medians of CPU and wall time and of memory (below 20 MB it is that of Python, which starts the process), and counts
instructions where qemu-user is installed.
"""

import argparse
import random
import statistics
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from growth import Runner, git, run

OWNER = "Filmfrämjande"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("program", "events", "generate"):
        parser.add_argument(name)
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    program, events = (str(Path(path).resolve()) for path in (arguments.program, arguments.events))
    with tempfile.TemporaryDirectory(prefix="plan-reading-") as below:
        below = Path(below)
        runner = Runner(program, below)
        # On all cores, as people have it.
        env = {key: value for key, value in runner.env.items() if key != "RAYON_NUM_THREADS"}
        commands = {"/bin/true": (["/bin/true"], below), "--version": ([program, "--version"], below)}
        for size in arguments.size or [230, 10000, 100000]:
            plans = below / str(size)
            subprocess.run([arguments.generate, str(size), plans], check=True, stdout=subprocess.DEVNULL)
            git(plans, "init", "-q")
            commands[f"status --owner, {size}"] = ([program, "status", "--owner", OWNER], plans)
            commands[f"check, {size}"] = ([program, "check"], plans)
            commands[f"events, {size}"] = ([events, "."], plans)
        measured = measure(commands, env, below, arguments.rounds)
        print(f"{'':26} {'CPU':>8} {'wall':>8} {'MB':>7} {'M instructions':>15}")
        for name, (line, where) in commands.items():
            cpu, wall, memory = (statistics.median(values) for values in zip(*measured[name]))
            print(f"{name:26} {cpu:8.4f} {wall:8.4f} {memory:7.1f} {counted(runner, line, where):15.1f}", flush=True)


def measure(commands, env, below, rounds):
    """Returns CPU seconds, wall seconds and MB of each run of each command."""
    measured = {name: [] for name in commands}
    # A child is said to have had the memory of the process that starts it, so that is a small one.
    with ProcessPoolExecutor(1) as starter:
        for _ in range(rounds):
            for name in random.sample(list(commands), len(commands)):
                line, where = commands[name]
                cpu, memory, code, wall = starter.submit(timed, line, where, env, below / "stderr").result()
                assert code in (0, 1), (name, (below / "stderr").read_text())
                measured[name].append((cpu, wall, memory))
    return measured


def timed(line, where, env, errors):
    start = time.perf_counter()
    return *run(line, where, env, errors), time.perf_counter() - start


def counted(runner, line, where):
    """Returns how many millions of instructions a command takes on one thread."""
    if not runner.can_count():
        return float("nan")
    other, runner.program, runner.is_counting = runner.program, line[0], True
    cost = runner.run(line[1:], where)[0] + runner.start
    runner.program, runner.is_counting = other, False
    return cost


if __name__ == "__main__":
    main()
