"""Wakes the workers of this process when a job was enqueued here; other processes look by themselves."""

from threading import Event

_bell = Event()


def ring() -> None:
    """Wake a resting worker now."""
    _bell.set()


def rest(seconds: float) -> None:
    """Rest until the bell rings, at most `seconds`."""
    if _bell.wait(seconds):
        _bell.clear()
