"""Several processes that begin at the same moment, as the web servers of a busy clinic would."""

import multiprocessing
import time
from importlib import import_module
from typing import Any


def together(processes: int, function: str, times: int, *arguments: object) -> float:
    """How often a second `module:function(number, times, *arguments)` did its work, in all processes.

    The function prepares itself, then returns what it does `times` times.
    """
    spawn = multiprocessing.get_context("spawn")
    begin, done = spawn.Barrier(processes + 1), spawn.Barrier(processes + 1)
    crew = [
        spawn.Process(target=_work, args=((begin, done), function, number, times, arguments))
        for number in range(processes)
    ]
    for process in crew:
        process.start()
    begin.wait(120)
    began = time.perf_counter()
    done.wait(600)  # not their ends: a process takes its time to leave
    took = time.perf_counter() - began
    for process in crew:
        process.join()
    if any(process.exitcode for process in crew):
        raise RuntimeError(f"a process of {function} failed")
    return processes * times / took


def _work(barriers: Any, function: str, number: int, times: int, arguments: tuple[object, ...]) -> None:
    import django

    django.setup()
    module, _, name = function.partition(":")
    once = getattr(import_module(module), name)(number, times, *arguments)
    for turn in range(20):
        once(turn)  # statements prepared, caches warm
    begin, done = barriers
    begin.wait(120)
    for turn in range(20, 20 + times):
        once(turn)
    done.wait(600)
