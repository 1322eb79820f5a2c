"""Prints what asyncio's counterparts of Operation.java cost, in nanoseconds of processor time: the
name, how many there were, the price of one.

    asyncio_operations.py COUNT[:OPERATION]…
"""

import asyncio
import sys
import time


def scattered(number, count):
    return (1 + number * 7_919 % count * 100) / 1e9


async def sleep(count):
    await asyncio.gather(*(asyncio.sleep(scattered(i, count)) for i in range(count)))


async def gather(count):
    async def child(number):
        return number

    await asyncio.gather(*(child(i) for i in range(count)))


async def queue(count):
    items = asyncio.Queue(10)

    async def produce():
        for i in range(count):
            await items.put(i)

    producer = asyncio.create_task(produce())
    for _ in range(count):
        await items.get()
    await producer


async def lock(count):
    shared = asyncio.Lock()

    async def holder():
        async with shared:
            await asyncio.sleep(0)

    await asyncio.gather(*(holder() for _ in range(count)))


async def timer(count):
    loop = asyncio.get_running_loop()
    for i in range(count):
        loop.call_later(1 + scattered(i, count), print).cancel()
    await asyncio.sleep(0)


async def timers_half_cancelled(count):
    loop = asyncio.get_running_loop()
    fired = loop.create_future()
    left = count // 2

    def fire():
        nonlocal left
        left -= 1
        if left == 0:
            fired.set_result(None)

    timers = [loop.call_later(scattered(i, count), fire) for i in range(count)]
    for each in timers[1::2]:
        each.cancel()
    await fired


async def wait_for(count):
    await asyncio.gather(*(asyncio.wait_for(asyncio.sleep(0), 10) for _ in range(count)))


for argument in sys.argv[1:]:
    count, _, only = argument.partition(":")
    for operation in sleep, gather, queue, lock, timer, timers_half_cancelled, wait_for:
        if only in ("", operation.__name__):
            begin = time.process_time_ns()
            asyncio.run(operation(int(count)))
            spent = time.process_time_ns() - begin
            print(operation.__name__, count, spent / int(count), sep="\t")
