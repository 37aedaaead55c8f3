#!/usr/bin/env python3
"""Names each icon that the sources show and the font will not have, because tools/icons.txt does not list it.

Ends with "N passed, N failed"; one case an icon in use.
"""
import os
import re
import sys

import subset_font

ESCAPES = re.compile(r'\\u([fF][0-9a-fA-F]{3})|\\xef\\x([89ab][0-9a-f])\\x([89ab][0-9a-f])|([\uf000-\uf8ff])', re.I)


def code_point(found: re.Match) -> int:
    escape, second, third, sign = found.groups()
    if sign:
        return ord(sign)
    return int(escape, 16) if escape else 0xF000 | (int(second, 16) & 0x3F) << 6 | int(third, 16) & 0x3F


def main() -> None:
    listed = set(subset_font.icons())
    used = {}
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
    for folder, _, names in os.walk(os.path.join(root, 'src')):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding='utf-8') as file:
                for number, line in enumerate(file, 1):
                    for found in ESCAPES.finditer(line):
                        used.setdefault(code_point(found), f'{os.path.relpath(path, root)}:{number}')
    missing = {code: where for code, where in used.items() if 0xF000 <= code < 0xF900 and code not in listed}
    for code, where in sorted(missing.items()):
        print(f'{where} shows U+{code:04X}, which tools/icons.txt does not list; add a line for it')
    print(f'{len(used) - len(missing)} passed, {len(missing)} failed')
    sys.exit(1 if missing else 0)


if __name__ == '__main__':
    main()
