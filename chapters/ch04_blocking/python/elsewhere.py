import asyncio
import concurrent.futures
import time


def f():
    time.sleep(0.01)
    return "from a thread"


async def main():
    time.sleep(0.01)
    print(await asyncio.to_thread(f))
    loop = asyncio.get_running_loop()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, f))
    await asyncio.sleep(0)
    print("slow above", loop.slow_callback_duration, "s")


asyncio.run(main())
