import asyncio
import inspect


async def greet(name):
    return "Hello, " + name


async def main():
    c = greet("Alice")
    print(inspect.getcoroutinestate(c))
    print(await c, inspect.getcoroutinestate(c))
    print(await greet("Alice"))
    a, b = greet("a"), greet("b")
    print(await asyncio.gather(a, b))
    try:
        await c
    except RuntimeError as error:
        print(error)


asyncio.run(main())
