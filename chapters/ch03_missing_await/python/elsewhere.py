import asyncio
import sys
import warnings

warnings.showwarning = lambda message, kind, *_: print(
    f"{kind.__name__}: {str(message).splitlines()[0]}"
)
expected = "RuntimeWarning: coroutine 'save' was never awaited"


async def save():
    pass


async def count():
    raise ValueError("gone")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: print(context["message"]))
    warnings.simplefilter("always")
    save()  # CPython counts references: collected at once
    task = asyncio.create_task(count())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task  # prints: Task exception was never retrieved
    print("debug", loop.get_debug())


asyncio.run(main())
asyncio.run(main(), debug=True)
