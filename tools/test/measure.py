"""Runs a command and writes the processor seconds of all that it started: measure.py FILE COMMAND...

Orphans are waited for, too: a browser's helpers end after the browser, and nobody else would count them. The command's exit
status is passed on; FILE gets user and system seconds as one number. Linux only; elsewhere orphans are not counted.
"""
import ctypes
import os
import resource
import subprocess
import sys
import time

SET_CHILD_SUBREAPER = 36  # prctl(2)
ORPHANS_MAY_TAKE_S = 3


def adopt_orphans():
    try:
        ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    except (AttributeError, OSError):
        pass


def wait_for_orphans():
    end = time.monotonic() + ORPHANS_MAY_TAKE_S
    while time.monotonic() < end:
        try:
            if os.waitpid(-1, os.WNOHANG) == (0, 0):
                time.sleep(0.02)
        except ChildProcessError:
            return


def main():
    adopt_orphans()
    try:
        status = subprocess.call(sys.argv[2:])
    except OSError as error:
        print(f"{sys.argv[2]} could not be started: {error.strerror}")
        status = 127
    wait_for_orphans()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(sys.argv[1], "w") as file:
        file.write(f"{used.ru_utime + used.ru_stime:.1f}\n")
    sys.exit(status if status >= 0 else 128 - status)


main()
