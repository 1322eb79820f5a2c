import asyncio
import warnings
from unittest.mock import AsyncMock, MagicMock, Mock, patch

warnings.simplefilter("ignore")


class Api:
    async def fetch(self, id):
        return "real"


async def get_instance():
    return "the real one"


async def main():
    print(await AsyncMock(return_value=1)())
    both = AsyncMock(side_effect=[OSError(), 1])
    try:
        await both()
    except OSError:
        print(await both())
    try:
        await AsyncMock(side_effect=OSError())()
    except OSError:
        print("fails each time")

    api = AsyncMock(spec=Api)
    api.fetch(1)  # called, and never awaited
    print("called", api.fetch.call_args_list, "awaited", api.fetch.await_args_list)
    api.fetch.assert_called_once_with(1)
    try:
        api.fetch.assert_awaited_once_with(1)
    except AssertionError as error:
        print(str(error).splitlines()[0])

    print("with a spec:", await Mock(spec=Api, **{"fetch.return_value": 2}).fetch(1))
    try:
        await Mock().fetch(1)
    except TypeError as error:
        print("without:", str(error)[:6])

    session = MagicMock()
    session.__aexit__ = AsyncMock(return_value=AsyncMock())
    async with session:
        raise ValueError("swallowed")
    session.__aexit__ = AsyncMock(return_value=None)
    try:
        async with session:
            raise ValueError("not swallowed")
    except ValueError as error:
        print(error)
    with patch("__main__.get_instance", AsyncMock()):
        print(await get_instance() != "the real one")


asyncio.run(main())
