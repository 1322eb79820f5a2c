import asyncio
import contextlib
import unittest
import warnings


class Client:
    async def __aenter__(self):
        print("opened")
        return self

    async def __aexit__(self, *failure):
        print("closed")

    def __del__(self):
        if not hasattr(self, "done"):
            warnings.warn("unclosed client", ResourceWarning)


async def main():
    async with Client() as c:
        c.done = True
    task = asyncio.create_task(asyncio.sleep(60))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled", task.cancelled())
    loop = asyncio.get_running_loop()
    f = lambda: None
    handle = loop.call_later(60, f)
    handle.cancel()
    async with contextlib.AsyncExitStack() as stack:
        (await stack.enter_async_context(Client())).done = True


asyncio.run(main())


class LeakTest(unittest.IsolatedAsyncioTestCase):
    async def test_leaky(self):
        Client()


suite = unittest.defaultTestLoader.loadTestsFromTestCase(LeakTest)
runner = unittest.TextTestRunner(stream=open("/dev/null", "w"), warnings="default")
with warnings.catch_warnings(record=True) as warned:
    result = runner.run(suite)
warned = [each.category.__name__ for each in warned]
print("green", result.wasSuccessful(), warned)
