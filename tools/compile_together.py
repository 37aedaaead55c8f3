#!/usr/bin/env python3
"""Groups C++ files that can be compiled as one, so that the headers which they share are read once a group.

Files of one namespace often name their helpers alike: two `build` in two anonymous namespaces would be one in a file that
includes both. So two files come into one group only if none of them uses, anywhere, a name that only the other one
knows: what it declares in an anonymous namespace, or at the outermost level with `static` or `using`. A file that fits
nowhere stays alone, and so does one with a `#define`, which might change what comes after it, or with an `operator new`,
which compilers warn of where they see its uses.

Used by cmake/together.cmake:  compile_together.py OUT_FOLDER BASE_FOLDER LIST_OF_FILES
It writes OUT_FOLDER/<n>.cpp, each a few lines of #include relative to BASE_FOLDER (on the include path), and prints, one a
line, what is to be compiled instead of the given files. Files that have not changed are not written again.
"""

import pathlib
import re
import sys

MOST_FILES = 12  # a group; more read few headers less, and a change compiles more
MOST_BYTES = 60_000  # of source in a group, so that groups take alike long

WORD = re.compile(r"[A-Za-z_]\w*")


def plain_code(text):
    """The text without comments, strings and characters, whose words mean nothing here."""
    text = re.sub(r'R"(\w*)\(.*?\)\1"', '""', text, flags=re.S)
    text = re.sub(r'"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', " ", text, flags=re.S)
    return re.sub(r"(?<!\w)'(?:\\.|[^'\\\n])'", " ", text)


def declared_names(statement):
    """The names that a declaration introduces: a type, an alias, a function, or variables: `int rows = 1, columns = 2`."""
    statement = re.sub(r"\[\[.*?\]\]", "", statement).strip()
    statement = re.sub(r"^template\s*<[^>]*>", "", statement).strip()
    for pattern in (
        r"(?:struct|class|enum\s+class|enum|union)\s+(\w+)",
        r"using\s+(\w+)\s*=",
        r"using\s+[\w:]*?(\w+)$",
        r"namespace\s+(\w+)\s*=",
    ):
        found = re.match(pattern, statement)
        if found:
            return {found.group(1)}
    outside, found = statement, 1
    while found:  # defaults of parameters are no variables
        outside, found = re.subn(r"\([^()]*\)", "", outside)
    variables = re.findall(r"(\w+)\s*(?:\[[^\]]*\]\s*)*=(?!=)", outside)
    head = statement.split("=")[0]
    found = re.search(r"(operator\s*\S+?|\w+)\s*\(", head) or re.search(r"(\w+)\s*(?:\[[^\]]*\]\s*)*$", head)
    return set(variables) | ({found.group(1)} if found else set())


def statements(code, start):
    """The declarations directly inside the braces that were opened before `start`, without what is in their own braces."""
    depth, statement = 1, ""
    for position in range(start, len(code)):
        letter = code[position]
        if letter == "}":
            depth -= 1
            if depth == 0:
                return
            if depth == 1:
                statement = ""
        elif letter == "{":
            if depth == 1:
                yield statement
            depth += 1
        elif depth == 1 and letter == ";":
            yield statement
            statement = ""
        elif depth == 1:
            statement += letter


def own_names(code):
    """The names that this file alone knows."""
    names = set()
    for anonymous in re.finditer(r"\bnamespace\s*\{", code):
        for statement in statements(code, anonymous.end()):
            names |= declared_names(statement)
    for line in re.findall(r"^(?:static|using|namespace \w+ =)\b[^;{]*", code, flags=re.M):
        names |= declared_names(line.removeprefix("static"))
    return names - {""}


class Group:
    def __init__(self):
        self.files, self.own, self.words, self.bytes = [], set(), set(), 0

    def takes(self, own, words, size):
        return (
            len(self.files) < MOST_FILES
            and self.bytes + size <= MOST_BYTES
            and not own & self.words
            and not words & self.own
        )

    def add(self, file, own, words, size):
        self.files.append(file)
        self.own |= own
        self.words |= words
        self.bytes += size


def grouped(files):
    """The files in groups: each into the first group that takes it."""
    groups, alone = [], []
    for file in files:
        code = plain_code(file.read_text(encoding="utf-8"))
        own, words, size = own_names(code), set(WORD.findall(code)), len(code)
        if re.search(r"^\s*#\s*define|\boperator new\b", code, flags=re.M):
            alone.append([file])
            continue
        for group in groups:
            if group.takes(own, words, size):
                break
        else:
            group = Group()
            groups.append(group)
        group.add(file, own, words, size)
    return [group.files for group in groups] + alone


def main():
    out, base = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    files = [pathlib.Path(line) for line in pathlib.Path(sys.argv[3]).read_text().splitlines() if line]
    out.mkdir(parents=True, exist_ok=True)
    for number, group in enumerate(grouped(files)):
        if len(group) == 1:
            print(group[0])
            continue
        # Named by the first file, so that a message of the compiler or a list of seconds says where it is.
        target = out / f"{number}_{group[0].stem}.cpp"
        text = "".join(f'#include "{file.relative_to(base).as_posix()}"\n' for file in group)
        if not target.exists() or target.read_text() != text:
            target.write_text(text)
        print(target)


if __name__ == "__main__":
    main()
