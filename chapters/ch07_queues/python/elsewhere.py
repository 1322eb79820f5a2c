import asyncio


async def main():
    queue = asyncio.Queue(maxsize=2)
    x = "x"
    await queue.put(x)
    await queue.put(x)
    try:
        queue.put_nowait(x)
    except asyncio.QueueFull:
        print("QueueFull")
    await queue.get()
    try:
        async with asyncio.timeout(0.01):
            await queue.join()
    except TimeoutError:
        print("join hangs")
    queue.task_done()
    await queue.get()
    queue.task_done()
    await queue.join()
    queue.shutdown()
    try:
        await queue.get()
    except asyncio.QueueShutDown:
        print("QueueShutDown")


asyncio.run(main())
