"""Writes down what a program does: who did what, in which tick, at which loop time."""

import asyncio
import contextvars
import json

from .virtual_loop import Deadlock

# Raised by programs; everything else that is not asyncio's own is a misuse of the library.
class Oops(Exception):
    """An ordinary failure of a program."""


class Crash(BaseException):
    """A failure that `except Exception` does not catch."""


PLAIN = (
    TimeoutError,
    asyncio.InvalidStateError,
    asyncio.QueueEmpty,
    asyncio.QueueFull,
    asyncio.QueueShutDown,
    asyncio.BrokenBarrierError,
)

HIDDEN = (asyncio.Handle, contextvars.Token)  # values that say nothing in a trace


class Tracer:
    """Collects the lines of one trace; `names` maps a program's names to what they stand for."""

    def __init__(self, loop, names):
        self.loop = loop
        self.names = names
        self.lines = []
        self.open = True
        self._heading = None
        self._unknown = None
        self._task_names = {}

    def start(self, label):
        self._write("+", label)

    def entered(self, label, value=None):
        self._write(">", label, value)

    def ended(self, label, value=None):
        self._write("-", label, value)

    def did(self, label, value=None):
        self._write(".", label, value)

    def failed(self, label, error):
        """An operation that began with `start` and raised."""
        self._write("-", label, error=error)

    def refused(self, label, error):
        """An operation of one line that raised."""
        self._write(".", label, error=error)

    def caught(self, error):
        self._write(".", "caught " + show_error(error))

    def begin(self, name):
        """The first line of a coroutine; a task that nobody named is called after it."""
        task = running_task()
        if task is not None and task not in self._task_names:
            self.name_task(self._free_name(name), task)
        self._write(".", "start " + name)

    def end(self, name, value=None, error=None):
        self._write(".", "end " + name, value, error)

    def name_task(self, name, task):
        self._task_names[task] = name

    def handler(self, _, context):
        """What the loop's exception handler hears, but for what the garbage collector says."""
        error = context.get("exception")
        if "never retrieved" in context["message"] or "destroyed" in context["message"]:
            return
        try:
            self._write(".", "handler", error=error)
        except Exception as unknown:
            self._unknown = unknown  # asyncio would only log it

    def note(self, text):
        """A line that belongs to no task."""
        self._put("* " + text)

    def outcome(self, what, value=None, error=None):
        self.note(self._told(what, value, error))

    def finish(self):
        """Adds how every task and future ended, and stops listening."""
        self.open = False
        if self._unknown:
            raise self._unknown
        told = {}
        for name, thing in list(self.names.items()):
            if isinstance(thing, asyncio.Future):
                told[thing] = name
        for task, name in self._task_names.items():
            told.setdefault(task, name)
        self.lines.append("[end]")
        for future, name in told.items():
            self.lines.append(f"  {name} {self._state(future)}")

    def show(self, value):
        if value is None:
            return "none"
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return show_time(value)
        if isinstance(value, int):
            return str(value)
        if isinstance(value, str):
            return json.dumps(value)
        if isinstance(value, BaseException):
            return show_error(value)
        if isinstance(value, list):
            return "[" + ", ".join(map(self.show, value)) + "]"
        if isinstance(value, asyncio.Future):
            return self._name_of(value)
        if isinstance(value, tuple):
            done, pending = (", ".join(sorted(map(self._name_of, part))) for part in value)
            return f"done {{{done}}} pending {{{pending}}}"
        raise AssertionError(f"a trace cannot show {value!r}")

    def _state(self, future):
        if not future.done():
            return "pending"
        if future.cancelled():
            return "cancelled"
        if future.exception() is not None:
            return "raised " + show_error(future.exception())
        value = future.result()
        return "returned" if value is None else "returned " + self.show(value)

    def _free_name(self, name):
        taken = set(self._task_names.values())
        number = 2
        candidate = name
        while candidate in taken:
            candidate = f"{name}-{number}"
            number += 1
        return candidate

    def _name_of(self, future):
        if future in self._task_names:
            return self._task_names[future]
        for name, thing in self.names.items():
            if thing is future:
                return name
        return "?"

    def _write(self, mark, label, value=None, error=None):
        task = running_task()
        who = self._task_names.get(task, "?") if task else "-"
        self._put(f"{who}: {mark} {self._told(label, value, error)}")

    def _told(self, label, value, error):
        if error is not None:
            return f"{label} ! {show_error(error)}"
        return label if value is None or isinstance(value, HIDDEN) else f"{label} = {self.show(value)}"

    def _put(self, line):
        if not self.open:
            return  # the garbage collector closes coroutines that never ended
        heading = f"[{self.loop.ticks} @{show_time(self.loop.time())}]"
        if heading != self._heading:
            self._heading = heading
            self.lines.append(heading)
        self.lines.append("  " + line)


def running_task():
    try:
        return asyncio.current_task()
    except RuntimeError:
        return None


def show_time(time):
    return f"{time:g}"


def show_error(error):
    if isinstance(error, BaseExceptionGroup):
        return "Group[" + ", ".join(map(show_error, error.exceptions)) + "]"
    if isinstance(error, (Oops, Crash, asyncio.CancelledError)):
        name = type(error).__name__
        message = error.args[0] if error.args else ""
        return f"{name} {json.dumps(message)}" if message else name
    for kind in PLAIN:
        if isinstance(error, kind):
            return kind.__name__
    if isinstance(error, GeneratorExit):
        return "closed"
    if isinstance(error, Deadlock):
        return "deadlock"
    if isinstance(error, (RuntimeError, ValueError, TypeError)):
        return "Misuse"
    raise error
