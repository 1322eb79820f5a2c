#!/usr/bin/env python3.13
"""Records what CPython 3.13's asyncio does with the programs of chapter 21's exercises.

    record.py            writes each exercise's CPython.java, and the HiddenCPython.java of its solution
    record.py --check    says which of them a new recording would change

Each function in programs/eN_*.py is a program: the twin of one in a test of that exercise. It's
given a loop on a virtual clock, and `say`, which notes an event in the tick in which it happens.
A function that isn't a coroutine sets a program up, and the loop runs until nothing is left; a
coroutine function is the main task. Programs whose names begin with `hidden_` belong to hidden
tests. The loop is the one that the conformance traces are recorded on: where CPython promises no
order, as for timers of one due time, it keeps the order in which they were set.
"""

import asyncio
import importlib.util
import inspect
import pathlib
import sys

if sys.version_info[:2] != (3, 13):
    sys.exit(f"record.py: this is Python {sys.version.split()[0]}; the traces are CPython 3.13's.")

HOME = pathlib.Path(__file__).resolve().parents[4]
sys.path.insert(0, str(HOME / "src/core/test/conformance"))

from recorder.virtual_loop import Deadlock, VirtualLoop, settle_open_orders  # noqa: E402

settle_open_orders()
CHAPTER = "ch21_your_own_loop"
RUN = "run"  # what a program returns that has run its loop by itself


class Trace:
    """The lines of a program's trace."""

    def __init__(self, loop, ticks):
        self._loop = loop
        self._ticks = ticks
        self._heading = None
        self.lines = []

    def say(self, words):
        heading = f"tick {self._loop.ticks} @{round(self._loop.time() * 1000)}"
        if self._ticks and heading != self._heading:
            self._heading = heading
            self.lines.append(heading)
        self.lines.append(f"  {words}")


def record(program, ticks):
    """Returns the lines of a program's trace."""
    loop = VirtualLoop()
    trace = Trace(loop, ticks)
    loop.set_exception_handler(lambda _, context: trace.say(f"reported: {context['exception']}"))
    asyncio.set_event_loop(loop)
    try:
        if inspect.iscoroutinefunction(program):
            loop.run_until_complete(program(loop, trace.say))
        else:
            if program(loop, trace.say) is not RUN:
                loop.run_forever()
    except Deadlock:
        pass
    lines = list(trace.lines)
    loop.set_exception_handler(lambda *_: None)
    return lines


def java(module, package, name, programs, what):
    """Returns the source of the class that holds the traces."""
    ticks = getattr(module, "TICKS", True)
    fields = []
    for program in programs:
        constant = program.__name__.removeprefix("hidden_").upper()
        body = "\n".join("      " + line for line in record(program, ticks))
        fields.append(f'  static final String {constant} =\n      """\n{body}\n      """;\n')
    return (
        f"package {CHAPTER}.{package};\n\n"
        f"/// What CPython 3.13 does with the programs of {what}. It is given, and was\n"
        "/// recorded by `src/testkit/test/ownloop/record.py`.\n"
        f"final class {name} {{\n  private {name}() {{}}\n\n" + "\n".join(fields) + "}\n"
    )


def files():
    """Returns each file that is recorded, with its text."""
    for file in sorted((pathlib.Path(__file__).parent / "programs").glob("e*.py")):
        spec = importlib.util.spec_from_file_location(file.stem, file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        programs = [
            each
            for name, each in vars(module).items()
            if inspect.isfunction(each) and each.__module__ == file.stem and not name.startswith("_")
        ]
        seen = [each for each in programs if not each.__name__.startswith("hidden_")]
        hidden = [each for each in programs if each.__name__.startswith("hidden_")]
        yield (
            HOME / "exercises" / CHAPTER / file.stem / "CPython.java",
            java(module, file.stem, "CPython", seen, "this exercise"),
        )
        if hidden:
            yield (
                HOME / "solutions" / CHAPTER / file.stem / "hidden" / "HiddenCPython.java",
                java(module, file.stem, "HiddenCPython", hidden, "the hidden tests"),
            )


def main():
    check = sys.argv[1:] == ["--check"]
    changed = False
    for file, text in files():
        if file.exists() and file.read_text() == text:
            continue
        changed = True
        print(f"{file.relative_to(HOME)}: {'would change' if check else 'recorded'}")
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
