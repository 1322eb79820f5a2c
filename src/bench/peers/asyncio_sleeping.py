"""Prints how many bytes a task that sleeps takes in CPython's asyncio, by the memory of the process.

    asyncio_sleeping.py COUNT
"""

import asyncio
import resource
import sys


def used():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


async def main(count):
    before = used()
    tasks = [asyncio.create_task(asyncio.sleep(3600)) for _ in range(count)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print((used() - before) // count)
    for task in tasks:
        task.cancel()


asyncio.run(main(int(sys.argv[1])))
