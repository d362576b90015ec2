"""A quick start, and memory that stays level after it."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_ARENA_MAX, _ARENAS = -8, 2  # the parameter's number in glibc's malloc.h, and how many heaps all threads share
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


def say_starting() -> None:
    """Show life at once: the modules alone take seconds to load on a slow machine."""
    print("正在启动：读取政策文件和检索索引…", file=sys.stderr)  # noqa: T201


def share_heaps() -> None:
    """Lets threads started from now on share the C library's heaps, where it is glibc.

    With a heap of its own, each would keep what its largest question ever took, out of reach of all others.
    """
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)
