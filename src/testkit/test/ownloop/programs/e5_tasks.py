"""Tasks: coroutines on the loop, which wait for futures."""

import asyncio


async def the_first_step_waits(loop, say):
    async def a():
        say("A starts")
        return 7

    task = asyncio.create_task(a())
    say("main goes on")
    say(f"main got {await task}")


async def two_take_turns(loop, say):
    async def turns(name):
        for turn in range(1, 4):
            say(f"{name} {turn}")
            await asyncio.sleep(0)
        say(f"{name} is done")

    a, b = asyncio.create_task(turns("A")), asyncio.create_task(turns("B"))
    await a
    say("main has A")
    await b
    say("main has B")


async def a_timer_ends_the_wait(loop, say):
    async def a():
        say("A waits")
        say(f"A got {await future}")

    future = loop.create_future()
    loop.call_later(0.05, future.set_result, 7)
    task = asyncio.create_task(a())
    loop.call_later(0.05, say, "beside it")
    await task
    say("main has A")


async def done_already(loop, say):
    async def a():
        say("A waits")
        say(f"A got {await future}")

    future = loop.create_future()
    future.set_result(7)
    task = asyncio.create_task(a())
    loop.call_soon(say, "B")
    await task
    say(f"main got {await future}")


async def one_that_fails(loop, say):
    async def a():
        say("A starts")
        await asyncio.sleep(0)
        raise RuntimeError("no such user")

    task = asyncio.create_task(a())
    try:
        await task
    except RuntimeError as error:
        say(f"main caught: {error}")


async def two_wait_for_one(loop, say):
    async def waits(name):
        say(f"{name} waits")
        say(f"{name} got {await future}")

    future = loop.create_future()
    a, b = asyncio.create_task(waits("A")), asyncio.create_task(waits("B"))
    await asyncio.sleep(0)
    say("main sets it")
    future.set_result("x")
    await a
    await b
    say("main is done")


async def a_waits_for_b_for_c(loop, say):
    async def c():
        say("C starts")
        await asyncio.sleep(0)
        return 1

    async def b():
        say("B starts")
        return await asyncio.create_task(c()) + 1

    async def a():
        say("A starts")
        return await asyncio.create_task(b()) + 1

    say(f"main got {await asyncio.create_task(a())}")


async def hidden_a_failure_goes_up(loop, say):
    async def c():
        await asyncio.sleep(0)
        raise RuntimeError("from C")

    async def b():
        try:
            await asyncio.create_task(c())
        finally:
            say("B cleans up")

    async def a():
        try:
            await asyncio.create_task(b())
        except RuntimeError as error:
            say(f"A caught: {error}")
            return "all the same"

    say(f"main got {await asyncio.create_task(a())}")


async def hidden_nobody_waits_for_it(loop, say):
    async def fails():
        say("A fails")
        raise RuntimeError("unheard")

    async def b():
        for turn in range(3):
            say(f"B {turn}")
            await asyncio.sleep(0)

    task = asyncio.create_task(fails())
    await asyncio.create_task(b())
    say(f"A is done: {'yes' if task.done() else 'no'}")
    task.exception()


async def hidden_a_deep_wait(loop, say):
    async def down(depth):
        if depth:
            return await down(depth - 1)
        say("at the bottom")
        return await future

    future = loop.create_future()
    a, b = asyncio.create_task(down(5)), asyncio.create_task(down(2))
    loop.call_later(0.02, future.set_result, "x")
    say(f"main got {await b} and {await a}")


async def hidden_many(loop, say):
    async def work(name, turns):
        for turn in range(turns):
            await asyncio.sleep(0)
        say(f"{name} is done")
        return turns

    tasks = [asyncio.create_task(work(f"task {i}", i * 3 % 5)) for i in range(8)]
    total = 0
    for task in tasks:
        total += await task
        say(f"total {total}")


async def hidden_callbacks_and_waiters(loop, say):
    async def a():
        say(f"A got {await future}")

    future = loop.create_future()
    future.add_done_callback(lambda _: say("first callback"))
    task = asyncio.create_task(a())
    await asyncio.sleep(0)
    future.add_done_callback(lambda _: say("second callback"))
    future.set_result(3)
    say(f"main has it at once: {await future}")
    await task
