#!/usr/bin/env python3.13
"""Records what CPython 3.13's asyncio does with the programs in this folder. See README.md.

    record.py                            records every file in programs/, random/ and orders/ again
    record.py FILE...                    records these
    record.py --check [FILE...]          says which files a new recording would change
    record.py --random SEED COUNT        prints COUNT random programs with their traces
    record.py --random SEED COUNT -v     shows CPython's traces and Loopbook's side by side
    record.py --digests SEED COUNT       prints what a file in random/ keeps of them
    record.py --orders SEED COUNT        prints what a file in orders/ keeps of COUNT small programs
    record.py --show TITLE [FILE...]     prints the asyncio code that a program stands for
"""

import argparse
import itertools
import pathlib
import sys

if sys.version_info[:2] != (3, 13):
    sys.exit(f"record.py: this is Python {sys.version.split()[0]}; the traces are CPython 3.13's.")

from recorder import digest, loopbook, orders, program, run, translate
from recorder.virtual_loop import TooLong

MOST_ORDERS = 500  # of a program in orders/
MOST_LINES = 150  # of a random program's trace: longer ones are passed over
BATCH = 500
HERE = pathlib.Path(__file__).parent


def main():
    parser = argparse.ArgumentParser(description="Records traces of asyncio programs.")
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--random", nargs=2, type=int, metavar=("SEED", "COUNT"))
    parser.add_argument("--digests", nargs=2, type=int, metavar=("SEED", "COUNT"))
    parser.add_argument("--orders", nargs=2, type=int, metavar=("SEED", "COUNT"))
    parser.add_argument("--show", metavar="TITLE")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if options.digests:
        return print_digests(*options.digests)
    if options.orders:
        return print_orders(*options.orders)
    if options.random:
        return (compare if options.verbose else print_random)(*options.random)
    if options.show:
        return show(options.show, options.files or sorted(HERE.glob("programs/*.txt")))
    files = options.files or sorted([file for kind in KINDS for file in HERE.glob(f"{kind}/*.txt")])
    changed = [file for file in files if record(file, options.check)]
    for file in changed:
        print(f"{file}: {'would change' if options.check else 'recorded again'}")
    return 1 if options.check and changed else 0


def record(file, check):
    """Records one file; returns whether its text changed."""
    text = KINDS[file.parent.name](file)
    changed = file.read_text() != text
    if changed and not check:
        file.write_text(text)
    return changed


def record_programs(file):
    preface, programs = program.read(file)
    for each in programs:
        try:
            each.trace = run.record(each)
        except BaseException as error:
            error.add_note(f"in {file}: {each.title}")
            raise
    return program.write(preface, programs)


def record_digests(file):
    seeds = digest.seeds(file)
    found = dict(recorded(seeds[0], seeds[-1] + 1 - seeds[0]))
    return digest.write(digest.of(seed, found[seed]) for seed in seeds)


def record_orders(file):
    seeds = digest.seeds(file)
    found = dict(small(seeds[0], seeds[-1] + 1 - seeds[0]))
    return orders.HEADER + "".join(found[seed] for seed in seeds)


KINDS = {"programs": record_programs, "random": record_digests, "orders": record_orders}


def small(seed, count):
    """Returns those of `count` seeds whose programs have a few orders, each with its line."""
    for number, each in enumerate(loopbook.random_programs(seed, count), seed):
        try:
            walks = [orders.walk(each, crosses_ticks, MOST_ORDERS) for crosses_ticks in (False, True)]
        except TooLong:
            continue
        if None not in walks and walks[1].orders > 1:
            yield number, f"{number} {digest.of_lines(each.source)} {walks[0]} {walks[1]}\n"


def recorded(seed, count):
    """Returns the seeds from `seed` to `seed + count` with their programs; leaves out long ones."""
    for number, each in enumerate(loopbook.random_programs(seed, count), seed):
        try:
            each.trace = run.record(each)
        except TooLong:
            continue
        if len(each.trace) <= MOST_LINES:
            yield number, each


def some(seed, count):
    """Returns `count` seeds from `seed` on, with their programs."""
    batches = (recorded(first, min(BATCH, count)) for first in itertools.count(seed, min(BATCH, count)))
    return itertools.islice(itertools.chain.from_iterable(batches), count)


def print_random(seed, count):
    print(end=program.write([], [each for _, each in some(seed, count)]))


def print_digests(seed, count):
    print(end=digest.write(digest.of(number, each) for number, each in some(seed, count)))


def print_orders(seed, count):
    batches = (small(first, BATCH) for first in itertools.count(seed, BATCH))
    print(orders.HEADER, end="")
    for _, line in itertools.islice(itertools.chain.from_iterable(batches), count):
        print(line, end="", flush=True)


def compare(seed, count):
    """Shows each program, with both traces beside each other; returns 1 if any two differ."""
    different = [number for number, each in some(seed, count) if compare_one(each)]
    print(f"{len(different)} of {count} differ", *different)
    return 1 if different else 0


def compare_one(each):
    ours = loopbook.trace(each)
    width = max(map(len, each.trace))
    print("\n".join([f"=== {each.title}", *each.source, "", f"{'CPython':{width}}   Loopbook"]))
    same = True
    for theirs, our in itertools.zip_longest(each.trace, ours, fillvalue=""):
        first = same and theirs != our
        same = same and not first
        print(f"{theirs:{width}} {' ' if theirs == our else '|'} {our}{'   <== the first difference' if first else ''}")
    print()
    return not same


def show(title, files):
    for file in files:
        for each in program.read(file)[1]:
            if title in each.title:
                print(f"# {file}: {each.title}\n{translate.translate(each)}")


if __name__ == "__main__":
    sys.exit(main())
