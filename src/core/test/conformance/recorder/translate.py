"""Turns a program into the asyncio code that it stands for, with a trace call at each statement.

Expressions are Python's already, so they go over as they are. The names of a program live in the
globals of the code, called `_names` there; the tracer is `_t`.
"""

import re

DECLARATIONS = {
    "lock": "asyncio.Lock()",
    "event": "asyncio.Event()",
    "condition": "asyncio.Condition({})",
    "semaphore": "asyncio.Semaphore({})",
    "bounded": "asyncio.BoundedSemaphore({})",
    "barrier": "asyncio.Barrier({})",
    "queue": "asyncio.Queue({})",
    "lifo": "asyncio.LifoQueue({})",
    "priority": "asyncio.PriorityQueue({})",
    "future": "loop.create_future()",
    "variable": "contextvars.ContextVar({!r}, default=None)",
    "counter": "Counter()",
}

SECTION = re.compile(r"(async|callback|generator) (\w+):|driver:")


def translate(program):
    """Returns Python source that defines `setup()`, the program's functions, and maybe `driver`."""
    out = []
    setup = []
    for line in program.outline():
        section = SECTION.fullmatch(line.text)
        if section:
            _section(section, line.body, out)
        else:
            setup.append(_declaration(line.text))
    return "\n".join(["def setup():", *("  " + s for s in setup or ["pass"]), *out, ""])


def _declaration(text):
    kind, name, *rest = text.split()
    argument = rest[-1] if rest else ""
    if kind == "variable":
        argument = name
    return f"_names[{name!r}] = " + DECLARATIONS[kind].format(argument)


def _section(match, body, out):
    kind, name = match.groups()
    if kind == "generator":
        out.append(f"async def {name}():")
        out.append(f"  _t.begin({name!r})")
        out.append("  try:")
        _block(body, out, 2)
        out.append("  except BaseException as _e:")
        out.append(f"    _t.end({name!r}, error=_e)")
        out.append("    raise")
        out.append(f"  _t.end({name!r})")
        out.append("  if False: yield  # a generator even when nothing is yielded")
        return
    if kind:
        out.append(f"@_traced_{kind}({name!r})")
    keyword = "async def" if kind == "async" else "def"
    out.append(f"{keyword} {name or 'driver'}():")
    _block(body, out, 1)


def _block(lines, out, depth):
    for line in lines:
        _statement(line, out, "  " * depth, depth)
    if not lines:
        out.append("  " * depth + "pass")


def _statement(line, out, pad, depth):
    text = line.text.removesuffix(":") if line.body else line.text
    word, _, rest = text.partition(" ")
    label = repr(text.removeprefix("await "))

    def emit(*code):
        out.extend(pad + c for c in code)

    def body(extra):
        _block(line.body, out, depth + extra)

    def guarded(action, failed="refused"):
        emit("try:", "  " + action, "except BaseException as _e:", f"  _t.{failed}({label}, _e)",
             "  raise")

    def managed(manager, *entered):
        emit(f"_t.start({label})", "try:", f"  async with {manager} as _m:")
        emit(*("    " + e for e in entered or ["pass"]))
        body(2)
        emit("except BaseException as _e:", f"  _t.failed({label}, _e)", "  raise",
             f"_t.ended({label})")

    match word:
        case "await":
            emit(f"_t.start({label})")
            guarded(f"_v = await ({rest})", "failed")
            emit(f"_t.ended({label}, _v)")
        case "spawn":
            name, _, coro = rest.partition(" ")
            coro, _, group = coro.partition(" in ")
            guarded(f"spawn({name!r}, {group or 'loop'}, {coro})")
            emit(f"_t.did({label})")
        case "let":
            name, _, value = rest.partition(" ")
            guarded(f"_names[{name!r}] = {value}")
            emit(f"_t.did({label})")
        case "watch":
            emit(f"watch({rest})", f"_t.did({label})")
        case "log":
            emit(f"_t.did({rest})")
        case "return":
            emit(f"return {rest or 'None'}")
        case "yield":
            emit(f"_t.did({label})", f"yield {rest}")
        case "raise" | "break" | "continue" | "pass":
            emit(text)
        case "try" | "else" | "finally":
            emit(text + ":")
            body(1)
        case "except":
            emit(f"except {rest} as _e:", "  _t.caught(_e)")
            body(1)
        case "repeat":
            emit(f"for _ in range({rest}):")
            body(1)
        case "timeout" | "timeout_at":
            name, _, when = rest.partition(" ")
            managed(f"asyncio.{word}({when})", f"_names[{name!r}] = _m")
        case "group":
            managed("asyncio.TaskGroup()", f"_names[{rest!r}] = _m")
        case "with":
            managed(rest, f"_t.entered({label}, _m)")
        case "for":
            emit(f"_t.start({label})", "try:", f"  async with contextlib.aclosing({rest}) as _m:",
                 "    async for _v in _m:", f"      _t.entered({label}, _v)")
            body(3)
            emit("except BaseException as _e:", f"  _t.failed({label}, _e)", "  raise",
                 f"_t.ended({label})")
        case "each":
            emit(f"for _f in {rest}:", "  _t.start('next')", "  try:", "    _v = await _f",
                 "  except BaseException as _e:", "    _t.failed('next', _e)", "    raise",
                 "  _t.ended('next', _v)")
            body(1)
        case "each_async":
            it = f"_it{depth}"
            emit(f"{it} = aiter({rest})", "while True:", "  _t.start('next')", "  try:",
                 f"    _f = await anext({it})", "  except StopAsyncIteration:",
                 "    _t.ended('next', 'exhausted')", "    break",
                 "  except BaseException as _e:", "    _t.failed('next', _e)", "    raise",
                 "  _t.ended('next', _f)")
            body(1)
        case _:
            guarded(f"_v = {text}")
            emit(f"_t.did({label}, _v)")
