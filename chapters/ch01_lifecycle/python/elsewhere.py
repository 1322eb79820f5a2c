import asyncio


async def work():
    await asyncio.sleep(0.01)
    print("slept")


async def main():
    c = work()
    task = asyncio.create_task(c, name="A")
    await task
    print("task", task.get_name())
    loop = asyncio.get_running_loop()
    f = lambda: print("called")
    loop.call_soon(f)
    loop.call_later(0.01, f)
    await asyncio.sleep(0.05)


asyncio.run(main())

loop = asyncio.new_event_loop()
loop.call_soon(lambda: print("one round"))
loop._run_once()
loop.close()
