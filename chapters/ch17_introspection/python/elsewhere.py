import asyncio
import logging
import time

logging.basicConfig(format="%(message)s")
logging.getLogger("asyncio").addFilter(
    lambda record: print("logged:", record.getMessage().split(" took ")[0][:18], "... took ...")
)


async def inner():
    await asyncio.sleep(60)


async def outer():
    await inner()


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(outer(), name="outer")
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()), "tasks")
    print([frame.f_code.co_name for frame in task.get_stack()])
    task.cancel()
    lock = asyncio.Lock()
    await lock.acquire()
    try:
        async with asyncio.timeout(0.01):
            await lock.acquire()  # without the time-out: forever
    except TimeoutError:
        print("would wait forever")
    loop.slow_callback_duration = 0.3
    if loop.get_debug():
        time.sleep(0.4)
        print("the callback isn't logged before it ends")


asyncio.run(main())
asyncio.run(main(), debug=True)
