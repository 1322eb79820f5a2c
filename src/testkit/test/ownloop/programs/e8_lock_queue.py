"""A lock and a queue: those who wait get their turn in the order in which they came."""

import asyncio


async def _uses(say, lock, name, millis=10):
    async with lock:
        say(f"{name} has it")
        await asyncio.sleep(millis / 1000)
        say(f"{name} gives it back")


async def one_after_the_other(loop, say):
    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(_uses(say, lock, name)) for name in "ABC"])
    say("main is done")


async def nobody_pushes_in(loop, say):
    """A gives the lock back and wants it again at once. B was there first."""

    async def twice(name):
        for turn in (1, 2):
            await lock.acquire()
            say(f"{name} has it, turn {turn}")
            await asyncio.sleep(0)
            lock.release()

    lock = asyncio.Lock()
    await asyncio.gather(asyncio.create_task(twice("A")), asyncio.create_task(twice("B")))


async def a_newcomer_waits(loop, say):
    """The lock is free, and B is on its way to it: C, who comes just then, waits behind B."""

    async def c():
        say("C comes")
        await _uses(say, lock, "C")

    lock = asyncio.Lock()
    await lock.acquire()
    b = asyncio.create_task(_uses(say, lock, "B"))
    await asyncio.sleep(0.01)
    newcomer = asyncio.create_task(c())
    lock.release()
    say(f"locked: {'yes' if lock.locked() else 'no'}")
    await asyncio.gather(b, newcomer)


async def one_who_gives_up(loop, say):
    lock = asyncio.Lock()
    await lock.acquire()
    b, c = asyncio.create_task(_uses(say, lock, "B")), asyncio.create_task(_uses(say, lock, "C"))
    await asyncio.sleep(0.01)
    b.cancel()
    await asyncio.sleep(0.01)
    lock.release()
    await c
    say(f"B was cancelled: {'yes' if b.cancelled() else 'no'}")


async def woken_and_cancelled(loop, say):
    """B was woken, and is cancelled before it has the lock: C must hear of it."""
    lock = asyncio.Lock()
    await lock.acquire()
    b, c = asyncio.create_task(_uses(say, lock, "B")), asyncio.create_task(_uses(say, lock, "C"))
    await asyncio.sleep(0.01)
    lock.release()
    b.cancel()
    await c
    say(f"locked: {'yes' if lock.locked() else 'no'}")


async def a_queue_hands_on(loop, say):
    async def consumer(name):
        for _ in range(2):
            say(f"{name} got {await queue.get()}")

    queue = asyncio.Queue()
    a, b = asyncio.create_task(consumer("A")), asyncio.create_task(consumer("B"))
    await asyncio.sleep(0)
    for item in range(1, 5):
        await queue.put(item)
        say(f"put {item}")
        await asyncio.sleep(0)
    await asyncio.gather(a, b)


async def a_full_queue_waits(loop, say):
    async def producer():
        for item in range(1, 5):
            await queue.put(item)
            say(f"put {item}")

    queue = asyncio.Queue(2)
    task = asyncio.create_task(producer())
    for _ in range(4):
        await asyncio.sleep(0.01)
        say(f"got {await queue.get()}, {queue.qsize()} left")
    await task


async def a_consumer_who_gives_up(loop, say):
    async def consumer(name):
        say(f"{name} got {await queue.get()}")

    queue = asyncio.Queue()
    a, b = asyncio.create_task(consumer("A")), asyncio.create_task(consumer("B"))
    await asyncio.sleep(0.01)
    await queue.put("x")
    a.cancel()
    await b
    say(f"A was cancelled: {'yes' if a.cancelled() else 'no'}, {queue.qsize()} left")


async def joined_when_all_is_done(loop, say):
    async def consumer():
        while True:
            item = await queue.get()
            await asyncio.sleep(0.01)
            say(f"done with {item}")
            queue.task_done()

    queue = asyncio.Queue()
    task = asyncio.create_task(consumer())
    for item in range(1, 4):
        await queue.put(item)
    say("main joins")
    await queue.join()
    say("joined")
    task.cancel()


async def hidden_many_at_a_lock(loop, say):
    async def turns(name, count):
        for turn in range(count):
            async with lock:
                say(f"{name} {turn}")
                await asyncio.sleep(0)

    lock = asyncio.Lock()
    await asyncio.gather(*[asyncio.create_task(turns(n, c)) for n, c in zip("ABCD", (3, 1, 2, 3))])


async def hidden_all_give_up(loop, say):
    lock = asyncio.Lock()
    await lock.acquire()
    b, c = asyncio.create_task(_uses(say, lock, "B")), asyncio.create_task(_uses(say, lock, "C"))
    await asyncio.sleep(0.01)
    b.cancel()
    c.cancel()
    lock.release()
    say(f"locked: {'yes' if lock.locked() else 'no'}")
    await _uses(say, lock, "main")
    say("main is done")


async def hidden_cancelled_holder(loop, say):
    lock = asyncio.Lock()
    a, b = asyncio.create_task(_uses(say, lock, "A", 100)), asyncio.create_task(_uses(say, lock, "B"))
    await asyncio.sleep(0.01)
    a.cancel()
    await b
    say(f"locked: {'yes' if lock.locked() else 'no'}")


async def hidden_producers_wait_in_order(loop, say):
    async def producer(name):
        for number in (1, 2):
            await queue.put(f"{name}{number}")
            say(f"put {name}{number}")

    queue = asyncio.Queue(1)
    a, b = asyncio.create_task(producer("A")), asyncio.create_task(producer("B"))
    for _ in range(4):
        await asyncio.sleep(0.01)
        say(f"got {await queue.get()}")
    await asyncio.gather(a, b)


async def hidden_a_producer_gives_up(loop, say):
    async def producer(name):
        await queue.put(name)
        say(f"put {name}")

    queue = asyncio.Queue(1)
    await queue.put("first")
    a, b = asyncio.create_task(producer("A")), asyncio.create_task(producer("B"))
    await asyncio.sleep(0.01)
    say(f"got {await queue.get()}")
    a.cancel()
    await b
    say(f"got {await queue.get()}, {queue.qsize()} left")


async def hidden_two_join(loop, say):
    async def waits(name):
        await queue.join()
        say(f"{name} joined")

    queue = asyncio.Queue()
    await queue.put(1)
    a, b = asyncio.create_task(waits("A")), asyncio.create_task(waits("B"))
    await asyncio.sleep(0)
    say(f"got {await queue.get()}")
    queue.task_done()
    say("main goes on")
    await asyncio.gather(a, b)
    await queue.join()
    say("nothing to wait for")


async def hidden_somebody_was_quicker(loop, say):
    """A was woken for an item, main takes it, and A gives up: B keeps its place before C."""

    async def consumer(name):
        say(f"{name} got {await queue.get()}")

    queue = asyncio.Queue()
    a, b, c = [asyncio.create_task(consumer(name)) for name in "ABC"]
    await asyncio.sleep(0.01)
    await queue.put("x")
    say(f"main got {await queue.get()}")
    a.cancel()
    await asyncio.sleep(0.01)
    await queue.put("y")
    await queue.put("z")
    await asyncio.gather(b, c)


async def hidden_gives_up_behind_one_who_was_woken(loop, say):
    """B hears that it's cancelled when A is woken and has not run yet: A gets the lock, and then C."""

    async def gives_up():
        try:
            await _uses(say, lock, "B")
        except asyncio.CancelledError:
            say("B gives up")

    lock = asyncio.Lock()
    await lock.acquire()
    a, b, c = [asyncio.create_task(each) for each in (_uses(say, lock, "A"), gives_up(), _uses(say, lock, "C"))]
    await asyncio.sleep(0.01)
    b.cancel()
    lock.release()
    await asyncio.gather(a, c)


async def hidden_gives_up_beside_one_who_was_woken(loop, say):
    """B hears that it's cancelled when A is woken for an item: C and D keep their places."""

    async def consumer(name):
        say(f"{name} got {await queue.get()}")

    queue = asyncio.Queue()
    a, b, c, d = [asyncio.create_task(consumer(name)) for name in "ABCD"]
    await asyncio.sleep(0.01)
    b.cancel()
    await queue.put("x")
    await asyncio.sleep(0.01)
    await queue.put("y")
    await queue.put("z")
    await asyncio.gather(a, c, d)


async def hidden_an_item_comes_when_one_gives_up(loop, say):
    """A gives up, and in the same tick an item comes: B is woken for it at once."""

    async def consumer(name):
        say(f"{name} got {await queue.get()}")

    queue = asyncio.Queue()
    a, b = [asyncio.create_task(consumer(name)) for name in "AB"]
    await asyncio.sleep(0.01)
    a.cancel()
    await queue.put("x")
    await b
