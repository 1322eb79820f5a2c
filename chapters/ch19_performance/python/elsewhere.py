import asyncio
import time


async def call(number):
    await asyncio.sleep(0.01)
    return number


async def main():
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    at_once = len(await asyncio.gather(*(call(i) for i in range(10))))
    middle = time.perf_counter()
    one_by_one = len([await call(i) for i in range(10)])
    end = time.perf_counter()
    print("results", at_once, one_by_one)
    print("took some time:", start < middle < end)
    print("slow above", loop.slow_callback_duration)


asyncio.run(main())
