import asyncio
import contextvars
import logging
import unittest

REQUEST = contextvars.ContextVar("request", default="-")


async def handle(request):
    REQUEST.set(request)
    await asyncio.sleep(0.001)
    logging.getLogger("shop").info("paid for %s, in %s", REQUEST.get(), asyncio.current_task().get_name())


class LogTest(unittest.IsolatedAsyncioTestCase):
    async def test_each_request_has_its_own(self):
        with self.assertLogs("shop", "INFO") as logs:
            await asyncio.gather(
                asyncio.create_task(handle("r1"), name="A"), asyncio.create_task(handle("r2"), name="B")
            )
        print(logs.output)
        print("the test's own:", REQUEST.get())
        await handle("r3")
        print("and now:", REQUEST.get())
        print("tasks left:", len(asyncio.all_tasks()), "- the test's own")


unittest.main(argv=["elsewhere"], exit=False, verbosity=0, testRunner=unittest.TextTestRunner(stream=open("/dev/null", "w")))
