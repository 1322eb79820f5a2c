"""Makes random programs: few objects, several tasks that fight over them, cancels at odd moments.

A seed always gives the same program. A coroutine calls only coroutines defined after it, and awaits
only tasks that run such: so no program calls itself, or waits for itself in a circle of tasks.
"""

import random

from .program import Program

TASKS = "abcdef"
MODES = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")

# What a program may be about: its declaration, and the statements that go with it.
SUBJECTS = {
    "lock": ["lock L"],
    "event": ["event E"],
    "condition": ["condition C", "counter N"],
    "semaphore": ["semaphore S {}"],
    "bounded": ["bounded S {}"],
    "barrier": ["barrier B {}"],
    "queue": ["queue Q {}"],
    "lifo": ["lifo Q {}"],
    "priority": ["priority Q {}"],
    "future": ["future F"],
}


def generate(seed):
    """Returns the program of a seed, without a trace."""
    return Program(f"seed {seed}", _Maker(random.Random(seed)).program(), [])


class _Maker:
    def __init__(self, rng):
        self.rng = rng
        self.serial = 0
        self.callbacks = []
        self.uses_generator = False

    def program(self):
        rng = self.rng
        subjects = rng.sample(sorted(SUBJECTS), rng.choice((1, 1, 2, 2, 3)))
        if rng.random() < 0.25:
            subjects = ["future"]  # nothing but tasks and what combines them
        if len({"lifo", "priority", "queue"}.intersection(subjects)) > 1:
            subjects = [s for s in subjects if s not in ("lifo", "priority")] or ["queue"]
        if {"semaphore", "bounded"} <= set(subjects):
            subjects.remove("bounded")
        self.subjects = subjects
        lines = [line.format(rng.choice((1, 2))) for s in subjects for line in SUBJECTS[s]]
        self.tasks = TASKS[: rng.choice((2, 3, 3, 4, 5))]
        self.coroutines = [f"w{n}" for n in range(1, rng.choice((2, 3, 4)) + 1)]
        self.runs = {task: rng.randrange(len(self.coroutines)) for task in self.tasks}
        self.know_only_what_follows(-1)
        parts = ["async main:", *_indent(self.main())]
        for index, name in enumerate(self.coroutines):
            self.know_only_what_follows(index)
            parts += [f"async {name}:", *_indent(self.body(0))]
        if self.uses_generator:
            self.know_only_what_follows(len(self.coroutines))
            parts += ["generator items:", *_indent(self.generator())]
        for name, body in self.callbacks:
            parts += [f"callback {name}:", *_indent(body)]
        return lines + parts

    def know_only_what_follows(self, index):
        self.later = self.coroutines[index + 1 :]
        self.awaitable_tasks = [task for task, runs in self.runs.items() if runs > index]

    def main(self):
        rng = self.rng
        lines = [f"spawn {task} {self.coroutines[runs]}()" for task, runs in self.runs.items()]
        for _ in range(rng.choice((1, 2, 3, 4))):
            lines += rng.choice((self.pause, self.cancel, self.cancel, self.touch, self.statement))(0)
        some = rng.sample(self.tasks, rng.randint(1, len(self.tasks)))
        names = ", ".join(some)
        lines += rng.choice((
            [f"await gather_exceptions({names})"],
            [f"await wait(ALL_COMPLETED, {rng.choice(('none', 5, 9))}, {names})"],
            [f"await wait({rng.choice(MODES)}, none, {names})"],
            ["try:", f"  await gather({names})", "except Oops:", "  pass"],
        ))
        if rng.random() < 0.3:
            lines += self.pause(0)
        return lines

    def body(self, depth):
        lines = []
        for _ in range(self.rng.choice((1, 2, 2, 3, 3, 4) if depth == 0 else (1, 1, 2))):
            lines += self.statement(depth)
        if depth == 0 and self.rng.random() < 0.4:
            lines += [self.rng.choice(('return "end"', 'raise Oops("end")', "return 1"))]
        return lines

    def statement(self, depth):
        rng = self.rng
        simple = [self.pause] * 4 + [self.touch] * 6 + [self.cancel] * 2 + [self.timer, self.odd]
        simple += [self.named] * 2
        blocks = [self.attempt] * 4 + [self.patience] * 3 + [self.combine] * 3 + [
            self.group, self.group, self.hold, self.hold, self.loop, self.items, self.one_by_one]
        return rng.choice(simple + (blocks if depth < 3 else []))(depth)

    # ---- statements -------------------------------------------------------------------------

    def pause(self, _):
        return [f"await sleep({self.rng.choice((0, 0, 0, 1, 1, 2, 3))})"]

    def cancel(self, _):
        victim = self.rng.choice(self.tasks)
        self.serial += 1
        message = f'"m{self.serial}"' if self.rng.random() < 0.7 else ""
        return [f"{victim}.cancel({message})"]

    def odd(self, _):
        return self.rng.choice((
            ["current().cancel()"], ["current().uncancel()"], ["current().cancelling()"],
            [f"watch {self.rng.choice(self.tasks)}"], ["busy(2)"],
            [f"{self.rng.choice(self.tasks)}.done()"], ['raise Oops("odd")'],
            [f"{self.rng.choice(self.tasks)}.uncancel()"]))

    def touch(self, depth):
        """Uses one of the program's objects, without a block."""
        rng = self.rng
        match rng.choice(self.subjects):
            case "lock":
                return rng.choice((["with L:", "  await sleep(0)"], ["with L:", "  pass"],
                                   ["L.locked()"], ["with L:", "  await sleep(1)"]))
            case "event":
                return rng.choice((["await E.wait()"], ["E.set()"], ["E.set()", "E.clear()"],
                                   ["E.clear()"]))
            case "condition":
                return rng.choice((
                    ["with C:", "  await C.wait()"],
                    ["with C:", "  C.notify()"],
                    ["with C:", "  N.add(1)", "  C.notify_all()"],
                    ["with C:", f"  await C.wait_for(reached(N, {rng.choice((1, 2))}))"],
                    ["with C:", "  C.notify(2)", "  await sleep(1)"]))
            case "semaphore" | "bounded":
                return rng.choice((["with S:", "  await sleep(0)"], ["with S:", "  await sleep(1)"],
                                   ["S.locked()"], ["with S:", "  pass"]))
            case "barrier":
                return rng.choice((["await B.wait()"], ["await B.wait()"], ["await B.reset()"],
                                   ["await B.abort()"], ["with B:", "  await sleep(1)"]))
            case "future":
                self.serial += 1
                settle = rng.choice((f"F.set_result({self.serial})", f'F.cancel("f{self.serial}")',
                                     f'F.set_exception(Oops("f{self.serial}"))'))
                return rng.choice((["await F"], ["await shield(F)"],
                                   ["try:", "  " + settle, "except InvalidStateError:", "  pass"]))
            case _:
                self.serial += 1
                return rng.choice((
                    [f"await Q.put({self.serial})"], ["await Q.get()"], ["await Q.get()"],
                    ["try:", f"  Q.put_nowait({self.serial})", "except QueueFull:", "  pass"],
                    ["try:", "  Q.get_nowait()", "except QueueEmpty:", "  pass"],
                    ["try:", "  Q.task_done()", "except Misuse:", "  pass"],
                    ["await Q.join()"],
                    [rng.choice(("Q.shutdown()", "Q.shutdown(true)", "Q.qsize()", "Q.qsize()"))]))

    def timer(self, _):
        rng = self.rng
        name = self.callback(rng.choice((self.cancel, self.set_something))(0))
        delay = rng.choice((0, 1, 2))
        self.serial += 1
        return rng.choice((
            [f"call_soon({name})"],
            [f"call_later({delay}, {name})"],
            [f"{rng.choice(self.tasks)}.add_done_callback({name})"],
            [f"let h{self.serial} call_later({delay}, {name})", *self.pause(0),
             f"h{self.serial}.cancel()"]))

    def callback(self, body):
        name = f"cb{len(self.callbacks) + 1}"
        self.callbacks.append((name, body))
        return name

    def named(self, depth):
        """A future of several things that has a name, and is cancelled by it."""
        rng = self.rng
        self.serial += 1
        name = f"g{self.serial}"
        kind = rng.choice(("gather", "gather_exceptions", "shield"))
        things = [self.awaitable(depth + 1) for _ in range(1 if kind == "shield" else 2)]
        cancel = f'{name}.cancel("g")'
        middle = rng.choice((
            [cancel], [*self.pause(0), cancel], self.cancel(0), self.touch(depth),
            [f"call_later({rng.choice((0, 1, 2))}, {self.callback([cancel])})"],
            [f"call_soon({self.callback([cancel])})"]))
        return [f"let {name} {kind}({', '.join(things)})", *middle, f"await {name}"]

    def set_something(self, _):
        for subject in self.rng.sample(self.subjects, len(self.subjects)):
            if subject == "event":
                return ["E.set()"]
            if subject == "future":
                return ["try:", "  F.set_result(0)", "except InvalidStateError:", "  pass"]
            if subject in ("queue", "lifo", "priority"):
                return ["try:", "  Q.put_nowait(0)", "except QueueFull:", "  pass"]
            if subject == "semaphore":
                return ["S.release()"]
        return ['raise Oops("callback")']

    # ---- blocks -----------------------------------------------------------------------------

    def attempt(self, depth):
        rng = self.rng
        lines = ["try:", *_indent(self.body(depth + 1))]
        if rng.random() < 0.7:
            kind = rng.choice(("CancelledError", "CancelledError", "Exception", "BaseException",
                               "TimeoutError", "Oops"))
            end = rng.choice((["pass"], ["raise"], ["current().uncancel()"], ["await sleep(0)"],
                              ["await sleep(1)", "raise"], ['raise Oops("handler")'],
                              self.touch(depth)))
            lines += [f"except {kind}:", *_indent(end)]
        if len(lines) == 1 or not any(line.startswith("except") for line in lines) \
                or rng.random() < 0.3:
            lines += ["finally:", *_indent(rng.choice((self.pause, self.touch, self.cancel))(depth))]
        return lines

    def patience(self, depth):
        rng = self.rng
        limit = rng.choice((0, 1, 1, 2, 2, 3, -1))
        if rng.random() < 0.5:
            lines = [f"await wait_for({self.awaitable(depth)}, {limit})"]
        else:
            self.serial += 1
            name = f"T{self.serial}"
            lines = [f"timeout {name} {limit}:", *_indent(self.body(depth + 1))]
            if rng.random() < 0.2:
                lines.insert(1, f"  {name}.reschedule({rng.choice((1, 2, 3, 4, 'none'))})")
        if rng.random() < 0.6:
            lines = ["try:", *_indent(lines), "except TimeoutError:", "  pass"]
        return lines

    def combine(self, depth):
        rng = self.rng
        things = ", ".join(self.awaitable(depth) for _ in range(rng.choice((1, 2, 2, 3))))
        if rng.random() < 0.25 and self.awaitable_tasks:
            some = rng.sample(self.awaitable_tasks, rng.randint(1, len(self.awaitable_tasks)))
            return [f"await wait({rng.choice(MODES)}, {rng.choice(('none', 1, 2))}, "
                    f"{', '.join(some)})"]
        return [f"await {rng.choice(('gather', 'gather', 'gather_exceptions'))}({things})"]

    def group(self, depth):
        self.serial += 1
        name = f"G{self.serial}"
        children = []
        for _ in range(self.rng.choice((1, 2, 2, 3))):
            self.serial += 1
            if self.later:
                children.append(
                    f"spawn k{self.serial} {self.rng.choice(self.later)}() in {name}")
            else:
                children.append(f"spawn k{self.serial} sleep(1) in {name}")
        lines = [f"group {name}:", *_indent(children)]
        if self.rng.random() < 0.6:
            lines += _indent(self.body(depth + 1))
        if self.rng.random() < 0.5:
            lines = ["try:", *_indent(lines), "except Group:", "  pass"]
        return lines

    def hold(self, depth):
        for subject in self.rng.sample(self.subjects, len(self.subjects)):
            name = {"lock": "L", "condition": "C", "semaphore": "S", "bounded": "S"}.get(subject)
            if name:
                # no second claim on the same object below: that would only ever be a deadlock
                return [f"with {name}:", *_indent(self.pause(depth)),
                        *_indent(self.cancel(depth) if self.rng.random() < 0.4 else [])]
        return self.touch(depth)

    def loop(self, depth):
        return ["repeat 2:", *_indent(self.body(depth + 1))]

    def items(self, depth):
        self.uses_generator = True
        body = self.body(depth + 1)
        if self.rng.random() < 0.3:
            body.append("break")
        return ["for items():", *_indent(body)]

    def one_by_one(self, depth):
        if len(self.awaitable_tasks) > 1:
            things = ", ".join(self.rng.sample(self.awaitable_tasks, 2))
        elif len(self.later) > 1:
            things = ", ".join(f"{name}()" for name in self.rng.sample(self.later, 2))
        else:
            return self.pause(depth)
        limit = self.rng.choice(("none", 1, 2))
        return ["try:", f"  each as_completed({limit}, {things}):",
                *_indent(_indent(self.rng.choice((self.pause, self.touch))(depth))),
                "except Exception:", "  pass"]

    def generator(self):
        rng = self.rng
        lines = ["try:"]
        for number in range(rng.choice((1, 2, 3))):
            lines += _indent(self.pause(0) if rng.random() < 0.5 else [])
            lines.append(f"  yield {number}")
        return lines + ["finally:", *_indent(rng.choice((self.pause, self.touch))(0))]

    def awaitable(self, depth):
        """An expression that can be awaited."""
        rng = self.rng
        options = [f"sleep({rng.choice((0, 1, 2, 3))})"]
        options += [f"{name}()" for name in self.later] * 2
        options += self.awaitable_tasks
        for subject in self.subjects:
            match subject:
                case "event":
                    options.append("E.wait()")
                case "future":
                    options.append("F")
                case "barrier":
                    options.append("B.wait()")
                case "queue" | "lifo" | "priority":
                    options += ["Q.get()", "Q.get()", "Q.join()"]
        chosen = rng.choice(options)
        match rng.randrange(10) if depth < 3 else 9:
            case 0:
                return f"shield({self.awaitable(depth + 1)})"
            case 1:
                return f"gather({chosen}, {self.awaitable(depth + 1)})"
            case 2:
                return f"wait_for({self.awaitable(depth + 1)}, {rng.choice((0, 1, 2))})"
        return chosen


def _indent(lines):
    return ["  " + line for line in lines]
