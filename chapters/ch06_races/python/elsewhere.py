import asyncio
import threading

count = 0


async def increment():
    global count
    current = count
    await asyncio.sleep(0.001)
    count = current + 1


async def increment_at_once():
    global count
    await asyncio.sleep(0.001)
    count += 1


async def increment_safely(lock):
    async with lock:
        await increment()


async def times(n, work):
    global count
    count = 0
    await asyncio.gather(*(work() for _ in range(n)))
    return count


async def main():
    lock = asyncio.Lock()
    print("racy", [await times(100, increment) for _ in range(5)])
    print("locked", await times(20, lambda: increment_safely(lock)))
    print("no await in it", await times(100, increment_at_once))
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.01)
        except TimeoutError:
            print("not reentrant")
    order = []

    async def line(name):
        async with lock:
            order.append(name)

    await asyncio.gather(*(line(name) for name in "abc"))
    print("first come, first served", order)
    blocking = threading.Lock()
    blocking.acquire()
    print("would hang:", not blocking.acquire(timeout=0.01))


asyncio.run(main())
