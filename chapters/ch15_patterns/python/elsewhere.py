import asyncio
import contextlib


async def users():
    try:
        for name in "Alice", "Bob":
            await asyncio.sleep(0)
            yield name
    finally:
        print("closed")


class Connection:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *failure):
        print("released")


async def main():
    async for user in users():
        print(user)
        break
    for _ in range(3):
        await asyncio.sleep(0)
    print("some ticks later")
    async with contextlib.aclosing(users()) as two:
        async for user in two:
            break
    print("aclosing closes at once")
    async with Connection() as c:
        print("open")
    async with contextlib.AsyncExitStack() as stack:
        await stack.enter_async_context(Connection())
    kitchen = asyncio.Condition()
    plates = 0

    async def guest():
        nonlocal plates
        async with kitchen:
            await kitchen.wait_for(lambda: plates > 0)
            plates -= 1

    async def hasty_guest():
        nonlocal plates
        async with kitchen:
            if plates == 0:
                await kitchen.wait()
            plates -= 1

    async def cook():
        nonlocal plates
        async with kitchen:
            plates += 1
            kitchen.notify_all()

    await asyncio.gather(guest(), cook())
    print("careful:", plates)
    await asyncio.gather(hasty_guest(), hasty_guest(), cook())
    print("hasty:", plates)
    barrier = asyncio.Barrier(2)
    print("places", sorted(await asyncio.gather(barrier.wait(), barrier.wait())))


asyncio.run(main())
