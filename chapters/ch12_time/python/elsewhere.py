import asyncio
from unittest.mock import AsyncMock, patch


async def work():
    await asyncio.sleep(60)


async def deaf():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        return "deaf"


async def tidy():
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.01)


async def main():
    for job in work, tidy:
        task = asyncio.create_task(job())
        await asyncio.sleep(0)
        task.cancel()
        seen = [task.cancelled()]
        await asyncio.sleep(0)
        seen.append(task.cancelled())
        await asyncio.wait([task])
        print(job.__name__, seen, task.cancelled())
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))
    try:
        await asyncio.wait_for(work(), 0.01)
    except TimeoutError:
        print("timed out")
    print(await asyncio.wait_for(deaf(), 0.01))
    try:
        async with asyncio.timeout(0.01):
            await work()
    except TimeoutError:
        print("timed out again")
    task = asyncio.create_task(asyncio.sleep(0.3, "written"))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.shield(task)
    except TimeoutError:
        print(await task)
    task = asyncio.create_task(work())
    done, pending = await asyncio.wait([task], timeout=0.01)
    print(len(done), len(pending), "and not cancelled", task.cancelled())
    task.cancel()
    rounds = 0
    with patch("asyncio.sleep", AsyncMock()):
        try:
            async with asyncio.timeout(0.001):
                while rounds < 20000:
                    await asyncio.sleep(3600)
                    rounds += 1
        except TimeoutError:
            print("the time-out came")
    print(rounds, "rounds with a mocked sleep")


asyncio.run(main())
