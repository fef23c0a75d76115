"""Join row groups that were written apart into one Parquet file, without reading them again.

Each worker writes a Parquet file of one row group. The bytes of the row group can stand in a larger file as they are;
only the footer knows where they stand. A footer is a Thrift struct in the compact protocol: it is read here as far as
needed, its offsets are moved, and the row groups of all footers become those of one. So joining costs a copy.
"""

from __future__ import annotations

from typing import Any

__all__ = ["footer_of", "joined_footer", "row_groups", "split_file"]

MAGIC = b"PAR1"

# Types of the compact protocol.
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 11, 12

# Fields of FileMetaData, RowGroup, ColumnChunk and ColumnMetaData, by their numbers in parquet.thrift.
_NUM_ROWS, _ROW_GROUPS = 3, 4
_GROUP_COLUMNS, _GROUP_OFFSET, _GROUP_ORDINAL = 1, 5, 7
_CHUNK_OFFSETS = (2, 4, 6)
_CHUNK_METADATA = 3
_METADATA_OFFSETS = (9, 10, 11, 14)

# A value with its type; a struct is a dict of them by field number, a list is (type of items, items).
_Value = tuple[int, Any]
_Struct = dict[int, _Value]


def split_file(data: bytes) -> tuple[memoryview, bytes]:
    """Return what stands between the magic and the footer of a Parquet file, and the footer."""
    length = int.from_bytes(data[-8:-4], "little")
    return memoryview(data)[4 : -8 - length], data[-8 - length : -8]


def row_groups(footer: bytes, moved: int) -> tuple[bytes, int, int]:
    """Return the row groups of a footer, their offsets moved, as bytes; how many there are, and how many rows."""
    fields = _Reader(footer).struct()
    groups = fields[_ROW_GROUPS][1][1]
    for group in groups:
        _move(group, (_GROUP_OFFSET,), moved)
        group.pop(_GROUP_ORDINAL, None)  # 16 bits, and nobody needs it
        for chunk in group[_GROUP_COLUMNS][1][1]:
            _move(chunk, _CHUNK_OFFSETS, moved)
            _move(chunk[_CHUNK_METADATA][1], _METADATA_OFFSETS, moved)
    out = bytearray()
    for group in groups:
        _write_struct(out, group)
    return bytes(out), len(groups), fields[_NUM_ROWS][1]


def joined_footer(footer: bytes, groups: bytes, count: int, rows: int) -> bytes:
    """Return `footer` with other row groups, `count` of them with `rows` rows, already written as bytes."""
    fields = _Reader(footer).struct()
    fields[_NUM_ROWS] = (fields[_NUM_ROWS][0], rows)
    out = bytearray()
    before = {number: value for number, value in fields.items() if number < _ROW_GROUPS}
    after = {number: value for number, value in fields.items() if number > _ROW_GROUPS}
    _write_fields(out, before, 0)
    out.append((_ROW_GROUPS - max(before, default=0)) << 4 | _LIST)
    _write_list_head(out, _STRUCT, count)
    out += groups
    _write_fields(out, after, _ROW_GROUPS)
    out.append(0)
    return bytes(out)


def footer_of(footer: bytes) -> bytes:
    """Return how a footer ends a file: with its length and the magic."""
    return footer + len(footer).to_bytes(4, "little") + MAGIC


def _move(struct: _Struct, numbers: tuple[int, ...], moved: int) -> None:
    for number in numbers:
        if number in struct and struct[number][1]:  # 0 is not said
            kind, offset = struct[number]
            struct[number] = (kind, offset + moved)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def _number(self) -> int:
        value = self._varint()
        return (value >> 1) ^ -(value & 1)

    def _taken(self, length: int) -> bytes:
        self._at += length
        return self._data[self._at - length : self._at]

    def struct(self) -> _Struct:
        fields: _Struct = {}
        number = 0
        while head := self._byte():
            kind = head & 0x0F
            number = number + (head >> 4) if head >> 4 else self._number()
            fields[number] = (kind, kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind))
        return fields

    def _value(self, kind: int) -> Any:
        if kind == _STRUCT:
            return self.struct()
        if kind == _BINARY:
            return self._taken(self._varint())
        if kind in (_LIST, _SET):
            head = self._byte()
            size = head >> 4 if head >> 4 < 15 else self._varint()
            return head & 0x0F, [self._value(head & 0x0F) for _ in range(size)]
        if kind == _DOUBLE:
            return self._taken(8)
        if kind in (_BYTE, _TRUE, _FALSE):  # in a list a boolean takes a byte
            return self._byte()
        if kind == _MAP:
            raise ValueError("a map, which a Parquet footer does not have")
        return self._number()


def _write_varint(out: bytearray, value: int) -> None:
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _write_number(out: bytearray, value: int) -> None:
    _write_varint(out, value << 1 if value >= 0 else (-value << 1) - 1)


def _write_list_head(out: bytearray, kind: int, size: int) -> None:
    if size < 15:
        out.append(size << 4 | kind)
    else:
        out.append(0xF0 | kind)
        _write_varint(out, size)


def _write_struct(out: bytearray, struct: _Struct) -> None:
    _write_fields(out, struct, 0)
    out.append(0)


def _write_fields(out: bytearray, struct: _Struct, last: int) -> None:
    for number, (kind, value) in struct.items():
        if 0 < number - last < 16:
            out.append((number - last) << 4 | kind)
        else:
            out.append(kind)
            _write_number(out, number)
        if kind not in (_TRUE, _FALSE):  # whose value is the type
            _write_value(out, kind, value)
        last = number


def _write_value(out: bytearray, kind: int, value: Any) -> None:
    if kind == _STRUCT:
        _write_struct(out, value)
    elif kind == _BINARY:
        _write_varint(out, len(value))
        out += value
    elif kind in (_LIST, _SET):
        _write_list_head(out, value[0], len(value[1]))
        for item in value[1]:
            _write_value(out, value[0], item)
    elif kind == _DOUBLE:
        out += value
    elif kind in (_BYTE, _TRUE, _FALSE):
        out.append(value)
    else:
        _write_number(out, value)
