"""A quick start."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 20_000  # objects after which the collector looks at the new ones: an answer makes about as many


@contextmanager
def quick_start() -> Iterator[None]:
    """Pauses the garbage collector while modules and data are loaded, which takes a tenth off the start.

    What was loaded stays for good, and is left out of later collections.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
        gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])
    finally:
        gc.enable()
