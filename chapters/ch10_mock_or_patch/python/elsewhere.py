import asyncio
import os
from unittest.mock import AsyncMock, MagicMock, Mock, create_autospec, patch


class Mailer:
    def __init__(self):
        self.retries = 3
        self.sender = "nobody"
        self.sent = 0

    async def send(self, to):
        self.sent += 1
        return "really sent"


async def main():
    print("len", len(MagicMock()))
    try:
        len(Mock())
    except TypeError as error:
        print(error)
    print("any name:", Mock().no_such_name() is not None)
    spec = create_autospec(Mailer)
    print("with a spec:", type(spec.send).__name__ or spec)
    try:
        spec.no_such_name
    except AttributeError as error:
        print(error)
    print("awaited:", await AsyncMock(return_value=42)())
    mailer = real = Mailer()
    spy = Mock(wraps=real)
    await spy.send("ann")
    print("the real one was called:", real.sent)
    with patch("os.getcwd") as getcwd:
        getcwd.return_value = "/nowhere"
        print(os.getcwd())
    with patch("__main__.Mailer") as made:
        print("made:", Mailer() is made.return_value)
    with patch.object(mailer, "retries", 0):
        print("retries", mailer.retries)
    with patch.multiple(mailer, retries=0, sender="us"):
        print("sender", mailer.sender)
    with patch.dict(os.environ, SERVER="x"):
        print("server", os.environ["SERVER"])
    patcher = patch("os.getcwd")
    patcher.start()
    patcher.stop()
    print("back:", mailer.retries, mailer.sender, "SERVER" in os.environ)


asyncio.run(main())
