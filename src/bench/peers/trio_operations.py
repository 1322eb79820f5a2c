"""Prints what trio's counterparts of Operation.java cost, in nanoseconds of processor time: the name,
how many there were, the price of one. Trio has no timers of their own; a time limit around nothing
is the nearest.

    trio_operations.py COUNT[:OPERATION]…
"""

import sys
import time

import trio


def scattered(number, count):
    return (1 + number * 7_919 % count * 100) / 1e9


async def sleep(count):
    async with trio.open_nursery() as nursery:
        for i in range(count):
            nursery.start_soon(trio.sleep, scattered(i, count))


async def gather(count):
    async def child(number):
        return number

    async with trio.open_nursery() as nursery:
        for i in range(count):
            nursery.start_soon(child, i)


async def queue(count):
    sender, receiver = trio.open_memory_channel(10)

    async def produce():
        for i in range(count):
            await sender.send(i)

    async with trio.open_nursery() as nursery:
        nursery.start_soon(produce)
        for _ in range(count):
            await receiver.receive()


async def lock(count):
    shared = trio.Lock()

    async def holder():
        async with shared:
            await trio.lowlevel.checkpoint()

    async with trio.open_nursery() as nursery:
        for _ in range(count):
            nursery.start_soon(holder)


async def timer(count):
    for i in range(count):
        with trio.move_on_after(1 + scattered(i, count)):
            pass
    await trio.lowlevel.checkpoint()


async def wait_for(count):
    async def limited():
        with trio.fail_after(10):
            await trio.lowlevel.checkpoint()

    async with trio.open_nursery() as nursery:
        for _ in range(count):
            nursery.start_soon(limited)


for argument in sys.argv[1:]:
    count, _, only = argument.partition(":")
    for operation in sleep, gather, queue, lock, timer, wait_for:
        if only in ("", operation.__name__):
            begin = time.process_time_ns()
            trio.run(operation, int(count))
            spent = time.process_time_ns() - begin
            print(operation.__name__, count, spent / int(count), sep="\t")
