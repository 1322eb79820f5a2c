"""Prints the nanoseconds that a switch between tasks takes in CPython's asyncio.

1,000 tasks await sleep(0) 1,000 times each, as in TaskSwitch.java; the median of five runs.
"""

import asyncio
import statistics
import time

TASKS = 1_000
TURNS = 1_000


async def turns():
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(turns() for _ in range(TASKS)))


def nanoseconds_a_switch():
    begin = time.perf_counter_ns()
    asyncio.run(main())
    return (time.perf_counter_ns() - begin) / (TASKS * TURNS)


print(round(statistics.median(nanoseconds_a_switch() for _ in range(5))))
