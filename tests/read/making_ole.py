"""Writers of OLE compound files ([MS-CFB]), for tests: no library here writes .msg or locked Office files."""

from __future__ import annotations

import struct

SECTOR = 512
FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
Tree = dict[str, "bytes | Tree"]


def ole(tree: Tree) -> bytes:
    """A compound file; a value of bytes is a stream, a dictionary a storage."""
    entries: list[list] = [["Root Entry", 5, FREE, FREE, FREE, b""]]

    def add(branch: Tree) -> int:
        names = sorted(branch, key=lambda n: (len(n), n.upper()))
        numbers = []
        for name in names:
            content = branch[name]
            number = len(entries)
            entries.append([name, 2 if isinstance(content, bytes) else 1, FREE, FREE, FREE, b""])
            numbers.append(number)
            if isinstance(content, bytes):
                entries[number][5] = content
            else:
                entries[number][4] = add(content)

        def balanced(low: int, high: int) -> int:
            if low >= high:
                return FREE
            middle = (low + high) // 2
            entries[numbers[middle]][2] = balanced(low, middle)
            entries[numbers[middle]][3] = balanced(middle + 1, high)
            return numbers[middle]

        return balanced(0, len(numbers))

    entries[0][4] = add(tree)
    fat: list[int] = []
    sectors: list[bytes] = []

    def store(data: bytes) -> int:
        if not data:
            return END
        first = len(sectors)
        count = -(-len(data) // SECTOR)
        for i in range(count):
            sectors.append(data[i * SECTOR : (i + 1) * SECTOR].ljust(SECTOR, b"\0"))
            fat.append(END if i == count - 1 else first + i + 1)
        return first

    mini = b""
    mini_fat: list[int] = []
    starts: dict[int, int] = {}
    for number, entry in enumerate(entries[1:], start=1):
        data = entry[5]
        if entry[1] != 2:
            starts[number] = 0
        elif len(data) >= 4096:
            starts[number] = store(data)
        elif not data:
            starts[number] = END
        else:
            first, count = len(mini_fat), -(-len(data) // 64)
            mini_fat += [first + i + 1 for i in range(count - 1)] + [END]
            mini += data.ljust(count * 64, b"\0")
            starts[number] = first
    starts[0] = store(mini)
    mini_table = b"".join(struct.pack("<I", n) for n in mini_fat)
    mini_table += b"\xff" * (-len(mini_table) % SECTOR)
    mini_first = store(mini_table)
    directory = b""
    for number, (name, kind, left, right, child, data) in enumerate(entries):
        raw = name.encode("utf-16-le")
        size = len(mini) if number == 0 else len(data)
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, left, right, child)
        directory += b"\0" * 36 + struct.pack("<IQ", starts[number], size)
    empty = b"\0" * 68 + struct.pack("<III", FREE, FREE, FREE) + b"\0" * 48
    while len(directory) % SECTOR:
        directory += empty
    directory_first = store(directory)
    fat_count = 1
    while (len(sectors) + fat_count) * 4 > fat_count * SECTOR:
        fat_count += 1
    assert fat_count <= 109
    fat_places = list(range(len(sectors), len(sectors) + fat_count))
    table = fat + [0xFFFFFFFD] * fat_count
    table += [FREE] * (fat_count * SECTOR // 4 - len(table))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack(
        "<IIIIIIIII",
        0,
        fat_count,
        directory_first,
        0,
        4096,
        mini_first if mini else END,
        len(mini_table) // SECTOR,
        END,
        0,
    )
    header += b"".join(struct.pack("<I", n) for n in fat_places + [FREE] * (109 - fat_count))
    return header + b"".join(sectors) + b"".join(struct.pack("<I", n) for n in table)


def _properties(values: dict[int, str | bytes | int], header: int, head: bytes = b"") -> Tree:
    """The property stream of an Outlook object and the streams of its long values ([MS-OXMSG])."""
    tree: Tree = {}
    stream = head.ljust(header, b"\0")
    for number, value in values.items():
        if isinstance(value, int):
            stream += struct.pack("<HHIQ", 0x0003, number, 6, value)
            continue
        kind = 0x001F if isinstance(value, str) else 0x0102
        data = value.encode("utf-16-le") if isinstance(value, str) else value
        stream += struct.pack("<HHIQ", kind, number, 6, len(data) + (2 if kind == 0x001F else 0))
        tree[f"__substg1.0_{number:04X}{kind:04X}"] = data
    tree["__properties_version1.0"] = stream
    return tree


def msg(
    *,
    subject: str,
    sender: str,
    to: list[tuple[str, str]],
    body: str | None = None,
    html: bytes | None = None,
    rich: bytes | None = None,
    attachments: list[tuple[str, bytes]] = (),
) -> bytes:
    """An Outlook message as Outlook lays it out."""
    values: dict[int, str | bytes | int] = {
        0x001A: "IPM.Note",
        0x0037: subject,
        0x0C1A: sender,
        0x0C1F: "sender@council.example",
    }
    if body is not None:
        values[0x1000] = body
    if html is not None:
        values[0x1013] = html
        values[0x3FDE] = 65001
    if rich is not None:
        values[0x1009] = rich
    head = struct.pack("<8xIIII", len(to), len(attachments), len(to), len(attachments))
    tree = _properties(values, 32, head)
    for number, (name, address) in enumerate(to):
        tree[f"__recip_version1.0_#{number:08X}"] = _properties({0x3001: name, 0x3003: address}, 8)
    for number, (name, data) in enumerate(attachments):
        tree[f"__attach_version1.0_#{number:08X}"] = _properties({0x3707: name, 0x3705: 1, 0x3701: data}, 8)
    return ole(tree)


def locked_office() -> bytes:
    """What Word leaves on disk for a .docx saved with a password ([MS-OFFCRYPTO])."""
    return ole({"EncryptionInfo": b"\x04\x00\x04\x00" + b"x" * 300, "EncryptedPackage": b"\x07" * 6000})


def old_word(*, locked: bool = False) -> bytes:
    """An OLE file with Word's streams; enough to be known as .doc, not to be opened."""
    header = b"\xec\xa5\xc1\x00" + b"\0" * 6 + (b"\x00\x01" if locked else b"\0\0")
    return ole({"WordDocument": header.ljust(5000, b"\0"), "1Table": b"\0" * 5000})
