#!/usr/bin/env python3.13
"""Records what CPython 3.13's asyncio does with the programs in this folder. See README.md.

    record.py                       records every file below programs/ and random/ again
    record.py FILE...               records these
    record.py --check [FILE...]     says which files a new recording would change
    record.py --random SEED COUNT   prints COUNT random programs with their traces
    record.py --show TITLE FILE...  prints the asyncio code that a program stands for
"""

import argparse
import pathlib
import sys
import tempfile

if sys.version_info[:2] != (3, 13):
    sys.exit(f"record.py: this is Python {sys.version.split()[0]}; the traces are CPython 3.13's.")

from recorder import generate, program, run, translate
from recorder.virtual_loop import TooLong

MOST_LINES = 150  # of a random program's trace: longer ones are passed over
HERE = pathlib.Path(__file__).parent


def main():
    parser = argparse.ArgumentParser(description="Records traces of asyncio programs.")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--random", nargs=2, type=int, metavar=("SEED", "COUNT"))
    parser.add_argument("--show", metavar="TITLE")
    options = parser.parse_args()
    if options.random:
        return print_random(*options.random)
    files = options.files or sorted([*HERE.glob("programs/*.txt"), *HERE.glob("random/*.txt")])
    if options.show:
        return show(options.show, files)
    changed = [file for file in files if record(file, options.check)]
    for file in changed:
        print(f"{file}: {'would change' if options.check else 'recorded again'}")
    return 1 if options.check and changed else 0


def record(file, check):
    """Records one file; returns whether its text changed."""
    preface, programs = program.read(file)
    for each in programs:
        try:
            each.trace = run.record(each)
        except BaseException as error:
            error.add_note(f"in {file}: {each.title}")
            raise
    before = file.read_text()
    target = file if not check else pathlib.Path(tempfile.mkdtemp()) / file.name
    program.write(target, preface, programs)
    return target.read_text() != before


def print_random(seed, count):
    programs = []
    while len(programs) < count:
        each = generate.generate(seed)
        seed += 1
        try:
            each.trace = run.record(each)
        except TooLong:
            continue
        if len(each.trace) <= MOST_LINES:
            programs.append(each)
    program.write(pathlib.Path("/dev/stdout"), [], programs)


def show(title, files):
    for file in files:
        for each in program.read(file)[1]:
            if title in each.title:
                print(f"# {file}: {each.title}\n{translate.translate(each)}")


if __name__ == "__main__":
    sys.exit(main())
