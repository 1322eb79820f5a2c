import asyncio

inside = most = 0


async def job(name, delay, slots):
    global inside, most
    async with slots:
        inside += 1
        most = max(most, inside)
        try:
            await asyncio.sleep(delay)
        finally:
            inside -= 1
    return name


async def main():
    slots = asyncio.Semaphore(2)
    await asyncio.gather(*(job(i, 0.001, slots) for i in range(5)))
    print("at most", most, "at once")

    ended = []
    for each in asyncio.as_completed([job("slow", 0.1, slots), job("fast", 0.001, slots)]):
        ended.append(await each)
    print(ended)

    loop = asyncio.get_running_loop()
    before = loop.time()
    print(await asyncio.wait_for(job("soon enough", 0.01, slots), 5))
    print("more than 0.01 s:", loop.time() - before >= 0.01)


asyncio.run(main())
