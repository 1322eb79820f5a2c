import asyncio
import unittest


async def check():
    await asyncio.sleep(0)
    return "checked"


class OwnLoopTest(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.value = await check()

    async def test_on_its_own_loop(self):
        self.assertEqual("checked", self.value)
        asyncio.create_task(asyncio.sleep(60))  # forgotten, and green

    def test_with_a_loop_for_each_call(self):
        self.assertEqual("checked", asyncio.run(check()))


class PlainTest(unittest.TestCase):
    async def test_that_nobody_awaits(self):
        self.fail("this line isn't reached")


def run(test):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(test)
    result = unittest.TextTestRunner(stream=open("/dev/null", "w")).run(suite)
    print(test.__name__, result.testsRun, "run, green", result.wasSuccessful())


import warnings

warnings.simplefilter("ignore")
run(OwnLoopTest)
run(PlainTest)
loop = asyncio.new_event_loop()
print(loop.run_until_complete(check()))
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)
