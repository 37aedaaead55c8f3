#!/usr/bin/env python3
"""Reads the includes of src/ and names each line that breaks the order of the rooms.

A room includes itself and earlier rooms. Besides: only gl, map and platform know GL, only ui, app and platform know Dear
ImGui, only platform knows the browser and the argument parser. Before it reads src/, it shows on a made-up tree that it
finds each kind of fault. Ends with "N passed, N failed"; one case a file. Read next: ROOMS, BANNED and RESERVED.
"""
import os
import re
import sys
import tempfile

ROOMS = ['core', 'engine', 'data', 'projection', 'gl', 'model', 'train', 'lessons', 'map', 'ui', 'app', 'platform']
# Earlier, and banned all the same: what is up to lessons must build without GL.
BANNED = {('model', 'gl'), ('train', 'gl'), ('lessons', 'gl')}
# Headers of others: pattern, who may include it, its name for the sentence.
RESERVED = [
    (re.compile(r'^(GL|GLES\d?|EGL|GLFW|KHR)/'), {'gl', 'map', 'platform'}, 'GL'),
    (re.compile(r'^im(gui|config|stb)'), {'ui', 'app', 'platform'}, 'Dear ImGui'),
    (re.compile(r'^emscripten'), {'platform'}, 'the browser'),
    (re.compile(r'^CLI/'), {'platform'}, 'the argument parser'),
]
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')


def fault(src: str, room: str, quote: str, target: str) -> str:
    """Why a file of a room may not include the target; empty if it may."""
    for pattern, allowed, name in RESERVED:
        if pattern.match(target) and room not in allowed:
            return f'{room} may not know {name} (only {", ".join(sorted(allowed))} may)'
    other = target.split('/')[0]
    if quote == '<':
        return f'{target} is ours: write it in quotes' if other in ROOMS and os.path.isfile(os.path.join(src, target)) else ''
    if not os.path.isfile(os.path.join(src, target)):
        return f'there is no {target} in src (includes are written from src/)'
    if ROOMS.index(other) > ROOMS.index(room):
        return f'{other} comes after {room} in the order of the rooms'
    if (room, other) in BANNED:
        return f'{room} must build without {other}'
    return ''


def check(src: str) -> tuple[int, list[str]]:
    """The number of files that were read, and a line for each fault."""
    n_files, faults = 0, []
    for folder, folders, names in sorted(os.walk(src)):
        folders.sort()
        room = os.path.relpath(folder, src).split(os.sep)[0]
        for name in sorted(names):
            if not name.endswith(('.h', '.cpp', '.inc')):
                continue
            path = os.path.join(folder, name)
            n_files += 1
            if room not in ROOMS:
                faults.append(f'{path}:1: {room} is no room; the rooms are {", ".join(ROOMS)}')
                continue
            with open(path, encoding='utf-8') as file:
                for number, line in enumerate(file, 1):
                    found = INCLUDE.match(line)
                    why = fault(src, room, *found.groups()) if found else ''
                    if why:
                        faults.append(f'{path}:{number}: {line.strip()}   <- {why}')
    return n_files, faults


def self_test() -> list[str]:
    """The faults that the checker does not find although they are there (or finds where there is none)."""
    cases = [('core/a.h', '"engine/b.h"', True), ('model/c.h', '"gl/d.h"', True), ('engine/b.h', '<GLES3/gl3.h>', True),
             ('train/e.h', '<imgui.h>', True), ('app/f.h', '<emscripten.h>', True), ('data/g.h', '"g.h"', True),
             ('ui/h.h', '<CLI/CLI.hpp>', True), ('attic/i.h', '<vector>', True), ('ui/j.h', '<core/a.h>', True),
             ('map/k.h', '"gl/d.h"', False), ('gl/d.h', '<GLES3/gl3.h>', False), ('ui/l.h', '<imgui.h>', False),
             ('platform/m.h', '"app/f.h"', False)]
    with tempfile.TemporaryDirectory() as src:
        for path, include, _ in cases:
            os.makedirs(os.path.dirname(os.path.join(src, path)), exist_ok=True)
            with open(os.path.join(src, path), 'w', encoding='utf-8') as file:
                file.write(f'#pragma once\n#include {include}\n')
        _, faults = check(src)
        wrong = []
        for path, include, bad in cases:
            if any(f.startswith(os.path.join(src, path) + ':') for f in faults) != bad:
                wrong.append(f'self-test: {path} includes {include}: ' + ('not found' if bad else 'wrongly found'))
        return wrong


def main() -> None:
    wrong = self_test()
    n_files, faults = check(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'src'))
    for line in wrong + faults:
        print(os.path.relpath(line) if line in faults else line)
    bad_files = len({line.split(':')[0] for line in faults})
    print(f'{n_files - bad_files + (0 if wrong else 1)} passed, {bad_files + len(wrong)} failed')
    sys.exit(1 if wrong or faults else 0)


if __name__ == '__main__':
    main()
