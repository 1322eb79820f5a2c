import asyncio
import warnings

warnings.simplefilter("ignore")  # the one about "never awaited"


async def fetch_user(id):
    return {"id": id, "name": "Alice"}


async def main():
    try:
        print(fetch_user(1).name)
    except AttributeError as error:
        print(error)
    try:
        print(fetch_user(1)["name"])
    except TypeError as error:
        print(error)


asyncio.run(main())
