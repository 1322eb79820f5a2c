"""Cancelling: a request that arrives as an exception, and must not be lost."""

import asyncio


async def _sleeper(say, name, millis):
    say(f"{name} sleeps")
    try:
        await asyncio.sleep(millis / 1000)
        say(f"{name} slept")
        return name
    except asyncio.CancelledError:
        say(f"{name} hears of it")
        raise
    finally:
        say(f"{name} cleans up")


async def _outcome(say, name, task):
    try:
        say(f"{name} returned {await task}")
    except asyncio.CancelledError:
        say(f"{name} was cancelled")
    except RuntimeError as error:
        say(f"{name} failed: {error}")


def _yes(flag):
    return "yes" if flag else "no"


async def one_that_sleeps(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 100))
    await asyncio.sleep(0.05)
    say(f"asked: {_yes(a.cancel())}")
    say(f"cancelled yet: {_yes(a.cancelled())}")
    await _outcome(say, "A", a)
    say(f"cancelled now: {_yes(a.cancelled())}")


async def before_its_first_step(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 100))
    a.cancel()
    loop.call_soon(say, "beside it")
    await _outcome(say, "A", a)


async def one_that_waits_for_another(loop, say):
    async def outer():
        say("outer waits")
        try:
            await inner
        finally:
            say("outer cleans up")

    inner = asyncio.create_task(_sleeper(say, "inner", 100))
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.05)
    task.cancel()
    await _outcome(say, "outer", task)
    say(f"inner cancelled: {_yes(inner.cancelled())}")


async def one_that_goes_on_all_the_same(loop, say):
    async def stubborn():
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            say("A goes on")
        await asyncio.sleep(0.02)
        return "A"

    a = asyncio.create_task(stubborn())
    await asyncio.sleep(0.05)
    a.cancel()
    await _outcome(say, "A", a)
    say(f"cancelled: {_yes(a.cancelled())}")


async def one_that_is_done(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 10))
    await a
    say(f"asked: {_yes(a.cancel())}")
    await _outcome(say, "A", a)


async def on_its_way_already(loop, say):
    """The future is done, and the task hasn't run since: the request must not be lost."""

    async def a():
        say("A waits")
        try:
            say(f"A got {await future}")
        finally:
            say("A cleans up")

    future = loop.create_future()
    task = asyncio.create_task(a())
    await asyncio.sleep(0)
    future.set_result(7)
    say(f"asked: {_yes(task.cancel())}")
    await _outcome(say, "A", task)


async def between_two_turns(loop, say):
    async def a():
        for turn in range(5):
            say(f"A {turn}")
            await asyncio.sleep(0)

    task = asyncio.create_task(a())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await _outcome(say, "A", task)


async def itself(loop, say):
    async def a():
        task = tasks[0]
        say(f"A asks: {_yes(task.cancel())}")
        say("A goes on")
        await asyncio.sleep(0.05)
        say("never")

    tasks = [asyncio.create_task(a())]
    await _outcome(say, "A", tasks[0])


async def a_gather(loop, say):
    async def both():
        await asyncio.gather(a, b)

    a, b = asyncio.create_task(_sleeper(say, "A", 100)), asyncio.create_task(_sleeper(say, "B", 80))
    task = asyncio.create_task(both())
    await asyncio.sleep(0.05)
    task.cancel()
    await _outcome(say, "gather", task)
    say(f"cancelled: {_yes(a.cancelled())}, {_yes(b.cancelled())}")


async def hidden_twice(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 100))
    await asyncio.sleep(0.05)
    a.cancel()
    a.cancel()
    await _outcome(say, "A", a)


async def hidden_during_its_clean_up(loop, say):
    async def slow():
        try:
            await asyncio.sleep(1)
        finally:
            say("A cleans up")
            try:
                await asyncio.sleep(0.1)
                say("never")
            finally:
                say("A gives up")

    a = asyncio.create_task(slow())
    await asyncio.sleep(0.01)
    a.cancel()
    await asyncio.sleep(0.01)
    a.cancel()
    await _outcome(say, "A", a)


async def hidden_itself_and_returns(loop, say):
    async def a():
        tasks[0].cancel()
        return "never seen"

    tasks = [asyncio.create_task(a())]
    await _outcome(say, "A", tasks[0])


async def hidden_itself_with_a_future_that_is_done(loop, say):
    async def a():
        tasks[0].cancel()
        say(f"A got {await future}")
        await asyncio.sleep(0)
        say("never")

    future = loop.create_future()
    future.set_result(7)
    tasks = [asyncio.create_task(a())]
    await _outcome(say, "A", tasks[0])


async def hidden_a_failure_instead(loop, say):
    async def a():
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            raise RuntimeError("from the clean-up")

    task = asyncio.create_task(a())
    await asyncio.sleep(0.01)
    task.cancel()
    await _outcome(say, "A", task)
    say(f"cancelled: {_yes(task.cancelled())}")


async def hidden_a_child_of_a_gather(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 100))
    b = asyncio.create_task(_sleeper(say, "B", 80))
    loop.call_later(0.05, a.cancel)
    await _outcome(say, "gather", asyncio.gather(a, b))
    say(f"B goes on: {_yes(not b.done())}")
    await _outcome(say, "B", b)


async def hidden_a_plain_future(loop, say):
    async def waits(name):
        await _outcome(say, name, future)

    future = loop.create_future()
    a, b = asyncio.create_task(waits("A")), asyncio.create_task(waits("B"))
    await asyncio.sleep(0)
    say(f"asked: {_yes(future.cancel())}")
    say(f"asked again: {_yes(future.cancel())}")
    await a
    await b
    say(f"cancelled: {_yes(future.cancelled())}")


async def hidden_the_one_whom_two_wait_for(loop, say):
    async def waits(name):
        try:
            await inner
        finally:
            say(f"{name} cleans up")

    inner = asyncio.create_task(_sleeper(say, "inner", 100))
    a, b = asyncio.create_task(waits("A")), asyncio.create_task(waits("B"))
    await asyncio.sleep(0.05)
    a.cancel()
    await _outcome(say, "A", a)
    await _outcome(say, "B", b)


async def hidden_at_the_moment_of_waking(loop, say):
    loop.call_later(0.05, lambda: a.cancel())
    a = asyncio.create_task(_sleeper(say, "A", 50))
    await _outcome(say, "A", a)
    await asyncio.sleep(0.05)
    say("main is done")
