import types


@types.coroutine
def pause():
    yield


async def counter(name):
    print(f"{name}: one")
    await pause()
    print(f"{name}: two")


a, b = counter("A"), counter("B")
a.send(None)
b.send(None)
try:
    b.send(None)
except StopIteration:
    print("B is done")
a.close()
