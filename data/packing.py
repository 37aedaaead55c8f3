"""What the pack.py scripts share: getting a package of one exact version, and writing a table.

Python 3 only. Packages come through the ordinary clients (npm, apt-get) as the machine has them set up.
"""

import csv
import io
import json
import pathlib
import struct
import subprocess
import sys
import tarfile
import tempfile


def npm_package(name, version, given):
    """Folder of the unpacked npm package: `given`, or fetched into a temporary folder."""
    if given is None:
        folder = tempfile.mkdtemp(prefix="pack-")
        done = subprocess.run(
            ["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(pathlib.Path(folder) / done.stdout.split()[-1]) as archive:
            archive.extractall(folder)
        given = pathlib.Path(folder) / "package"
    found = json.loads((pathlib.Path(given) / "package.json").read_text())
    if (found["name"], found["version"]) != (name, version):
        raise SystemExit(
            f"This table is cut from {name} {version}; the folder has {found['name']} {found['version']}. "
            f"Unpack version {version}, or give no folder and it is fetched with npm."
        )
    return pathlib.Path(given)


def debian_package(name, version, given):
    """Folder of the unpacked Debian package: from the .deb file `given`, or fetched into a temporary folder."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pack-"))
    if given is None:
        folder.chmod(0o777)  # apt-get downloads as a user of its own
        subprocess.run(["apt-get", "download", f"{name}={version}"], cwd=folder, check=True, capture_output=True)
        given = next(folder.glob("*.deb"))
    asked = ["dpkg-deb", "--show", "--showformat=${Package} ${Version}", str(given)]
    found = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    if found != f"{name} {version}":
        raise SystemExit(
            f"This table is cut from {name} {version}; the file has {found}. "
            f"Give version {version}, or no file and it is fetched with apt-get (Debian 12 has it)."
        )
    subprocess.run(["dpkg-deb", "-x", str(given), str(folder / "files")], check=True)
    return folder / "files"


def number(value):
    """A number as short text: 18.0 -> 18. None stays missing (an empty value)."""
    if value is None:
        return ""
    return str(int(value)) if float(value) == int(value) else repr(float(value))


def table_text(header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


# A pack: a table and what is too large for text, in one file. src/data/pack.h says how it is read.
def pack_of(*sections):
    """Each section is (words of its header line, bytes)."""
    parts = [b"embedscape pack 1\n"]
    for words, content in sections:
        parts += [" ".join([*words, str(len(content))]).encode("ascii") + b"\n", content]
    return b"".join(parts)


def table_section(header, rows):
    return ["table"], table_text(header, rows).encode("utf-8")


def numbers_section(columns, step, content):
    """Columns of whole numbers from -128 to 127, a byte each, row by row; times `step` they are the table's."""
    return ["numbers", f"{step:.9g}", ",".join(columns)], content


def pictures_section(side, sheet):
    """A PNG with one picture of side x side below the other. All such sections together have as many as the table rows."""
    return ["pictures", str(side)], sheet


def contexts_section(frequencies, contexts):
    """What stands beside each thing: contexts[i] = [(another thing, weight 1..255)], as many as there are; and how
    frequent each thing is. A thing: its frequency as a 32-bit whole number, how many others (a byte), then of each its
    index (16 bits) and its weight (8 bits); little-endian."""
    parts = []
    for frequency, others in zip(frequencies, contexts):
        parts.append(struct.pack("<IB", max(1, round(frequency)), len(others)))
        parts += [struct.pack("<HB", other, weight) for other, weight in others]
    return ["contexts"], b"".join(parts)


def kept(name, key, folders, make):
    """make()'s bytes, or what it made before of the same `key` (a hash). `folders`: none, or the one that keeps them."""
    places = [pathlib.Path(folder) / f"{name}-{key.hexdigest()[:16]}.pack" for folder in folders]
    if places and places[0].exists():
        return places[0].read_bytes()
    made = make()
    for place in places:
        place.write_bytes(made)
    return made


def main(script, file_name, make, n_places=1):
    """Runs a pack.py: `pack.py [--check] [PACKAGE]`. make(PACKAGE or None), or make([PACKAGES]) of several, gives the
    table's text or the pack's bytes."""
    arguments = sys.argv[1:]
    check = "--check" in arguments
    places = [a for a in arguments if a != "--check"]
    if len(places) not in (0, n_places) or any(p.startswith("-") for p in places):
        asked = " ".join(["PACKAGE"] * n_places)
        raise SystemExit(f"usage: {pathlib.Path(script).name} [--check] [{asked}]; --check compares and writes nothing")
    target = pathlib.Path(script).resolve().parent / file_name
    made = make(places if n_places > 1 else places[0] if places else None)
    content = made.encode("utf-8") if isinstance(made, str) else made
    if not check:
        target.write_bytes(content)
        print(f"{target.name}: {len(content)} bytes")
    elif target.read_bytes() != content:
        raise SystemExit(f"{target.name} is not what the script makes of the package: run it without --check.")
    else:
        print(f"{target.name}: as the script makes it")
