"""Runs one program on asyncio and returns its trace."""

import asyncio
import contextlib
import contextvars
import functools
import gc
import sys
import warnings

from .program import Program
from .tracer import Crash, Oops, Tracer
from .translate import translate
from .virtual_loop import Deadlock, TooLong, VirtualLoop, settle_open_orders

settle_open_orders()
warnings.simplefilter("ignore")
sys.unraisablehook = lambda _: None  # coroutines that the collector closes


class Counter:
    """A number that programs share, for conditions and for races."""

    def __init__(self):
        self.number = 0

    def add(self, amount):
        self.number += amount

    def value(self):
        return self.number


def record(program, ready_queue=None):
    """Returns the lines of the trace.

    With a ready queue of one's own, callbacks run in the order in which that gives them out.
    """
    code = _compiled(program.title, tuple(program.source))
    loop = VirtualLoop()
    if ready_queue is not None:
        loop._ready = ready_queue
    names = {}
    tracer = Tracer(loop, names)
    names.update(_vocabulary(loop, tracer, names))
    loop.set_exception_handler(tracer.handler)
    exec(code, names)
    gc.disable()  # a collection in mid-program would close what the program still holds in a cycle
    try:
        if "driver" in names:
            _drive(names)
        else:
            _run(loop, tracer, names)
        tracer.finish()
    except TooLong:
        raise TooLong(program.title) from None
    finally:
        gc.enable()
    return tracer.lines


@functools.lru_cache(maxsize=4)
def _compiled(title, source):
    return compile(translate(Program(title, list(source), [])), title, "exec")


def _run(loop, tracer, names):
    async def main():
        names["setup"]()
        tracer.name_task("main", asyncio.current_task())
        return await names["main"]()

    runner = asyncio.Runner(loop_factory=lambda: loop)
    try:
        tracer.outcome("run", runner.run(main()))
    except Deadlock:
        tracer.note("deadlock")
    except TooLong:
        raise
    except BaseException as error:
        tracer.outcome("run", error=error)
    finally:
        _close(runner, tracer)


def _close(runner, tracer):
    try:
        runner.close()
    except Deadlock:
        tracer.note("deadlock")
    except TooLong:
        raise
    except BaseException as error:
        tracer.outcome("close", error=error)


def _drive(names):
    names["setup"]()
    try:
        names["driver"]()
    except (Deadlock, Exception, asyncio.CancelledError):
        pass  # its line is in the trace


def _vocabulary(loop, tracer, names):
    """The functions and words that a program may use."""

    def spawn(name, maker, coro):
        task = maker.create_task(coro, name=name)
        names[name] = task
        tracer.name_task(name, task)

    def watch(future):
        future.add_done_callback(
            lambda done: tracer.note(f"done {tracer.show(done)} {tracer._state(done)}"))

    def wait(mode, timeout, *futures):
        return asyncio.wait(futures, timeout=timeout, return_when=mode)

    def gather_exceptions(*things):
        return asyncio.gather(*things, return_exceptions=True)

    def as_completed(timeout, *things):
        return asyncio.as_completed(things, timeout=timeout)

    def traced_async(name):
        def wrap(body):
            async def run():
                tracer.begin(name)
                try:
                    value = await body()
                except BaseException as error:
                    tracer.end(name, error=error)
                    raise
                tracer.end(name, value)
                return value

            return run

        return wrap

    def traced_callback(name):
        def wrap(body):
            def run(*_):
                tracer.begin(name)
                try:
                    body()
                except BaseException as error:
                    tracer.end(name, error=error)
                    raise

            return run

        return wrap

    async def advance(generator):
        return await anext(generator, "exhausted")

    return dict(
        _names=names, _t=tracer, _traced_async=traced_async,
        _traced_callback=traced_callback, loop=loop, asyncio=asyncio, contextlib=contextlib,
        contextvars=contextvars, Counter=Counter, none=None, true=True, false=False,
        Oops=Oops, Crash=Crash, CancelledError=asyncio.CancelledError,
        InvalidStateError=asyncio.InvalidStateError, QueueEmpty=asyncio.QueueEmpty,
        QueueFull=asyncio.QueueFull, QueueShutDown=asyncio.QueueShutDown,
        BrokenBarrierError=asyncio.BrokenBarrierError,
        Misuse=(RuntimeError, ValueError, TypeError), Group=BaseExceptionGroup,
        FIRST_COMPLETED=asyncio.FIRST_COMPLETED, FIRST_EXCEPTION=asyncio.FIRST_EXCEPTION,
        ALL_COMPLETED=asyncio.ALL_COMPLETED,
        spawn=spawn, watch=watch, sleep=asyncio.sleep, gather=asyncio.gather,
        gather_exceptions=gather_exceptions, wait=wait, wait_for=asyncio.wait_for,
        shield=asyncio.shield, as_completed=as_completed, current=asyncio.current_task,
        reached=lambda counter, number: lambda: counter.number >= number,
        call_soon=loop.call_soon, call_later=loop.call_later, call_at=loop.call_at,
        busy=loop.busy, semaphore_of=asyncio.Semaphore,
        eager=lambda: loop.set_task_factory(asyncio.eager_task_factory),
        barrier_of=asyncio.Barrier, advance=advance, close=lambda generator: generator.aclose(),
        run_until_complete=loop.run_until_complete, run_forever=loop.run_forever,
    )
