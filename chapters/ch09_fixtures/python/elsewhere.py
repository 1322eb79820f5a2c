import asyncio
import unittest

order = []


class StagesTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        order.append("setUp")

    async def asyncSetUp(self):
        await asyncio.sleep(0)
        order.append("asyncSetUp")
        self.addAsyncCleanup(self.clean_up)

    async def test_it(self):
        order.append("test")
        self.fail("red")

    async def asyncTearDown(self):
        order.append("asyncTearDown")

    def tearDown(self):
        order.append("tearDown")

    async def clean_up(self):
        order.append("cleanup")


suite = unittest.defaultTestLoader.loadTestsFromTestCase(StagesTest)
unittest.TextTestRunner(stream=open("/dev/null", "w")).run(suite)
print(order)
