import asyncio
import threading


async def handle(reader, writer):
    writer.write(await reader.read(100))
    await writer.drain()
    writer.close()


async def main():
    host, port = "127.0.0.1", 0
    server = await asyncio.start_server(handle, host, port)
    port = server.sockets[0].getsockname()[1]
    for text in b"Hello\n", b"x" * 250:
        reader, writer = await asyncio.open_connection(host, port)
        writer.write(text)
        await writer.drain()
        print("got", len(await reader.readline()))
        writer.close()
    server.close()
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    f = told.set
    threading.Thread(target=lambda: loop.call_soon_threadsafe(f)).start()
    await told.wait()


asyncio.run(main())

loop = asyncio.SelectorEventLoop()


async def blink():
    await asyncio.sleep(0.01)


task = loop.create_task(blink())
for _ in range(3):
    loop.call_soon(lambda: None)
    loop._run_once()
print(task.exception())
loop.close()
