import asyncio
from unittest.mock import AsyncMock, patch


async def clean():
    while True:
        await asyncio.sleep(0.01)
        raise ValueError("the store is down")


async def player(name, moves):
    for move in "123":
        moves.append(name + move)
        await asyncio.sleep(0)


async def save(log):
    try:
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.01)
        log.append("saved")


async def main():
    task = asyncio.create_task(clean())
    await asyncio.wait({task})
    print("ended by", repr(task.exception()))
    events = asyncio.Queue()
    await events.put("a")
    await events.get()
    events.task_done()
    await events.join()
    events.shutdown()
    try:
        await events.put("b")
    except asyncio.QueueShutDown:
        print("nothing more comes in")
    moves = []
    await asyncio.gather(player("A", moves), player("B", moves))
    print(moves)
    moves.clear()
    with patch("asyncio.sleep", AsyncMock()):
        await asyncio.gather(player("A", moves), player("B", moves))
    print(moves)
    global task_left
    task_left = asyncio.create_task(save(log))
    await asyncio.sleep(0)
    task_left.cancel()  # and main ends without waiting


log = []
asyncio.run(main())
print("cancelled twice:", log)
