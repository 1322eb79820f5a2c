import asyncio
import warnings
from unittest.mock import AsyncMock, MagicMock

warnings.simplefilter("ignore")  # the first mock makes a coroutine that nobody awaits


async def answer(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nAlice")
    await writer.drain()
    writer.close()


async def silence(reader, writer):
    await reader.read()
    writer.close()


async def get(port):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /users/1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
    try:
        return (await reader.read()).split(b"\r\n\r\n")[1].decode()
    finally:
        writer.close()


async def fetch(session):
    async with session.get("/users/1") as response:
        return await response.json()


async def main():
    response = MagicMock(json=AsyncMock(return_value="Alice"))

    session = AsyncMock()
    session.get.return_value.__aenter__.return_value = response
    try:
        await fetch(session)
    except TypeError as error:
        print("an AsyncMock:", str(error)[:18])

    session = MagicMock()
    session.get.return_value.__aenter__.return_value = response
    print("a MagicMock:", await fetch(session))

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        print("a server:", await get(server.sockets[0].getsockname()[1]))
    async with await asyncio.start_server(silence, "127.0.0.1", 0) as server:
        try:
            await asyncio.wait_for(get(server.sockets[0].getsockname()[1]), 0.01)
        except TimeoutError:
            print("a silent one: time is up")


asyncio.run(main())
