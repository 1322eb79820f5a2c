import asyncio


async def job(name, delay, ends):
    try:
        await asyncio.sleep(delay)
    finally:
        ends.append(name)
    if name == "bad":
        raise ValueError("bad")
    return name


async def main():
    slots = asyncio.Semaphore(2)
    inside = most = 0

    async def limited():
        nonlocal inside, most
        async with slots:
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.001)
            inside -= 1

    await asyncio.gather(*(limited() for _ in range(5)))
    print("most at once", most)

    ends = []
    jobs = lambda: [job("first", 0.3, ends), job("bad", 0.1, ends), job("third", 0.4, ends)]
    try:
        await asyncio.gather(*jobs())
    except ValueError:
        print("gather throws after", ends)
    await asyncio.sleep(0.5)
    print("and the others go on:", ends)
    ends.clear()
    try:
        async with asyncio.TaskGroup() as group:
            for each in jobs():
                group.create_task(each)
    except* ValueError as failures:
        print("the group throws after", sorted(ends), len(failures.exceptions))
    print(await asyncio.gather(*jobs(), return_exceptions=True))
    work = asyncio.gather(*jobs())
    try:
        await asyncio.wait_for(work, 0.001)
    except TimeoutError:
        print("time is up")


asyncio.run(main())
