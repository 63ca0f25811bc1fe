"""Finds the things whose names may be meant, before any is scored: by spelling, code, characters, pinyin."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graph.answers.names_index import folded
from graph.links.linking import Item
from graph.links.spellings import letters, spelled

_LOOKED_AT = 40  # things that are scored for a name; the rest share fewer of its characters


class Lookup:
    """An index over things; what it gives are numbers in the order of the items."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.names = [tuple(dict.fromkeys(map(folded, (item.name, *item.aliases)))) for item in items]
        self.exact: dict[str, list[int]] = defaultdict(list)
        self.codes: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.characters: dict[str, list[int]] = defaultdict(list)
        self.pinyin: dict[str, set[int]] = defaultdict(set)
        self.initials: dict[str, set[int]] = defaultdict(set)
        for number, item in enumerate(items):
            self._add(number, item)
        self._spellings = sorted(self.pinyin)

    def _add(self, number: int, item: Item) -> None:
        for code in item.codes:
            self.codes[code.partition(":")[2]].append((code, number))
        for name in self.names[number]:
            self.exact[name].append(number)
            if not name.isascii():
                whole, first = spelled(name)
                self.pinyin[whole].add(number)
                self.initials[first].add(number)
        for character in {c for name in self.names[number] for c in name}:
            self.characters[character].append(number)

    def near(self, name: str, among: frozenset[int] | None = None) -> list[int]:
        """Return the things that share half of a name's characters, the most similar first.

        ``name`` is folded and simplified; of one character, the things that begin with it come first.
        """
        wanted = set(name)
        shared: Counter[int] = Counter()
        for character in wanted:
            shared.update(self.characters.get(character, ()))
        least = (len(wanted) + 1) // 2
        found = [n for n, count in shared.items() if count >= least and (among is None or n in among)]
        found.sort(key=lambda n: (-shared[n], not self.begins(n, name), len(self.names[n][0]), n))
        return found[:_LOOKED_AT]

    def holding(self, name: str) -> list[int]:
        """Return the things of which a name holds these characters in a row, the shortest names first."""
        rarest = min((self.characters.get(c, []) for c in set(name)), key=len, default=[])
        found = [n for n in rarest if any(name in own for own in self.names[n])]
        return sorted(found, key=lambda n: (len(self.names[n][0]), n))

    def begins(self, number: int, name: str) -> bool:
        """Tell whether a name of a thing begins so."""
        return any(own.startswith(name) for own in self.names[number])

    def coded(self, text: str) -> Iterator[tuple[str, int]]:
        """Yield code with scheme and thing for a code that is typed with its scheme or without."""
        scheme, mark, plain = text.rpartition(":")
        for code, number in self.codes.get(plain.strip(), ()):
            if not mark or code.partition(":")[0].casefold() == scheme.strip().casefold():
                yield code, number

    def read_as(self, text: str) -> dict[int, tuple[str, int]]:
        """Return the things whose pinyin or initials a text is, each with the feature and its points."""
        typed = letters(text)
        if not typed:
            return {}
        found: dict[int, tuple[str, int]] = {}
        if len(typed) > 1:
            found.update(_each(self._beginning(typed), ("拼音开头 pinyin begins so", 58)))
        found.update(_each(self.initials.get(typed, ()), ("首字母 initials", 66)))
        found.update(_each(self.pinyin.get(typed, ()), ("拼音相同 same pinyin", 80)))
        return found

    def _beginning(self, typed: str) -> Iterator[int]:
        at = bisect_left(self._spellings, typed)
        while at < len(self._spellings) and self._spellings[at].startswith(typed):
            yield from self.pinyin[self._spellings[at]]
            at += 1


def _each(numbers: Iterable[int], feature: tuple[str, int]) -> dict[int, tuple[str, int]]:
    return dict.fromkeys(numbers, feature)
