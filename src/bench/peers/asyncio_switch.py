"""Prints the nanoseconds of processor time that a switch between tasks takes in CPython's asyncio.

1,000 tasks await sleep(0) 1,000 times each, as in TaskSwitch.java.
"""

import asyncio
import time

TASKS = 1_000
TURNS = 1_000


async def turns():
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(turns() for _ in range(TASKS)))


begin = time.process_time_ns()
asyncio.run(main())
print(round((time.process_time_ns() - begin) / (TASKS * TURNS)))
