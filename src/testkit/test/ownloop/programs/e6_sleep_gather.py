"""Sleep and gather, which are made of futures, timers and callbacks."""

import asyncio


async def _sleeper(say, name, *millis):
    say(f"{name} starts")
    for each in millis:
        await asyncio.sleep(each / 1000)
        say(f"{name} slept {each} ms")
    return name


async def two_sleepers(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 100, 100))
    b = asyncio.create_task(_sleeper(say, "B", 50, 150))
    await a
    await b
    say("main is done")


async def sleep_of_nothing(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 0, 0))
    b = asyncio.create_task(_sleeper(say, "B", 0))
    await asyncio.sleep(0)
    say("main slept")
    await a
    await b
    say("main is done")


async def the_results_in_order(loop, say):
    tasks = [asyncio.create_task(_sleeper(say, n, ms)) for n, ms in (("A", 30), ("B", 10), ("C", 20))]
    say(f"gathered {', '.join(await asyncio.gather(*tasks))}")


async def the_first_failure(loop, say):
    async def fails():
        await asyncio.sleep(0.02)
        raise RuntimeError("no such user")

    a = asyncio.create_task(_sleeper(say, "A", 50))
    b = asyncio.create_task(fails())
    try:
        await asyncio.gather(a, b)
    except RuntimeError as error:
        say(f"main caught: {error}")
    await a
    say("main has A all the same")


async def nothing_to_gather(loop, say):
    loop.call_soon(say, "beside it")
    say(f"gathered {len(await asyncio.gather())}")
    await asyncio.sleep(0)
    say("main is done")


async def all_done_already(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 0))
    b = asyncio.create_task(_sleeper(say, "B", 0))
    await a
    await b
    loop.call_soon(say, "beside it")
    say(f"gathered {', '.join(await asyncio.gather(a, b))}")


async def a_gather_in_a_gather(loop, say):
    async def pair(name, one, other):
        tasks = [asyncio.create_task(_sleeper(say, name + str(ms), ms)) for ms in (one, other)]
        return " + ".join(await asyncio.gather(*tasks))

    a, b = asyncio.create_task(pair("A", 10, 40)), asyncio.create_task(pair("B", 30, 20))
    say(f"gathered {', '.join(await asyncio.gather(a, b))}")


async def hidden_two_failures(loop, say):
    async def fails(name, millis):
        await asyncio.sleep(millis / 1000)
        say(f"{name} fails")
        raise RuntimeError(name)

    a, b = asyncio.create_task(fails("A", 30)), asyncio.create_task(fails("B", 10))
    c = asyncio.create_task(_sleeper(say, "C", 20))
    try:
        await asyncio.gather(a, b, c)
    except RuntimeError as error:
        say(f"main caught: {error}")
    await c
    try:
        await a
    except RuntimeError as error:
        say(f"main caught: {error}")


async def hidden_some_done_already(loop, say):
    a = asyncio.create_task(_sleeper(say, "A", 0))
    await a
    b = asyncio.create_task(_sleeper(say, "B", 10))
    say(f"gathered {', '.join(await asyncio.gather(a, b))}")


async def hidden_one_failed_already(loop, say):
    async def fails():
        raise RuntimeError("no")

    a = asyncio.create_task(fails())
    b = asyncio.create_task(_sleeper(say, "B", 10))
    try:
        await a
    except RuntimeError:
        say("main knows")
    loop.call_soon(say, "beside it")
    try:
        await asyncio.gather(b, a)
    except RuntimeError as error:
        say(f"main caught: {error}")
    await b


async def hidden_two_gathers_share_one(loop, say):
    async def wait(name, *tasks):
        say(f"{name} gathered {', '.join(await asyncio.gather(*tasks))}")

    a = asyncio.create_task(_sleeper(say, "A", 20))
    b = asyncio.create_task(_sleeper(say, "B", 10))
    one, other = asyncio.create_task(wait("one", a, b)), asyncio.create_task(wait("other", b))
    await asyncio.gather(one, other)
    say("main is done")


async def hidden_many_sleepers(loop, say):
    async def sleeper(number):
        await asyncio.sleep(number * 7 % 5 / 100)
        say(f"{number} is up")
        return number

    numbers = await asyncio.gather(*[asyncio.create_task(sleeper(i)) for i in range(12)])
    say(f"sum {sum(numbers)}")
