import asyncio


async def careful():
    try:
        await asyncio.sleep(60)
    except Exception:
        print("never printed")


async def main():
    task = asyncio.create_task(careful())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled", task.cancelled())
    bulkhead = asyncio.Semaphore(1)
    await bulkhead.acquire()
    print("full", bulkhead.locked())
    try:
        async with asyncio.timeout(0.01):
            await bulkhead.acquire()
    except TimeoutError:
        print("no place in time")


asyncio.run(main())
