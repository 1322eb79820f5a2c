"""Sends its input to 127.0.0.1:PORT and writes what comes back, with CPython's asyncio.

Ends its own side first and reads on to the end, so it tests the half-closed connection as well. A
second connection drops in the middle of a line; that must not disturb the first.
"""

import asyncio
import sys


async def main(port):
    message = sys.stdin.buffer.read()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    _, dropper = await asyncio.open_connection("127.0.0.1", port)
    dropper.write(b"half a li")
    dropper.transport.abort()

    async def send():
        for start in range(0, len(message), 10_000):
            writer.write(message[start : start + 10_000])
            await writer.drain()
        writer.write_eof()

    sending = asyncio.create_task(send())
    sys.stdout.buffer.write(await reader.read())
    await sending
    writer.close()
    await writer.wait_closed()


asyncio.run(asyncio.wait_for(main(int(sys.argv[1])), 30))
