import asyncio


async def main():
    loop = asyncio.get_running_loop()
    fired = []
    when = loop.time() + 0.01
    for name in "abcdef":
        loop.call_at(when, fired.append, name)
    await asyncio.sleep(0.05)
    print(fired)


asyncio.run(main())
