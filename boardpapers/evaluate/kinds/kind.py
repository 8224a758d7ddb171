"""The rules of one kind of record: when two are a pair, what is judged on a pair, what to call it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from boardpapers.evaluate.attributes import Attribute
from boardpapers.evaluate.database import Found
from boardpapers.evaluate.gold import Gold
from boardpapers.evaluate.match import Likeness


@dataclass(frozen=True, slots=True)
class Kind:
    name: str
    likeness: Likeness
    attributes: tuple[Attribute, ...]
    label: Callable[[Gold | Found], str]
    parts: tuple["Kind", ...] = ()


def labelled(*keys: str) -> Callable[[Gold | Found], str]:
    """A label from the values of `keys`: the first accepted one of a gold record, the stored one of a row."""

    def label(record: Gold | Found) -> str:
        return " · ".join(filter(None, (_shown(record, key) for key in keys)))

    return label


def _shown(record: Gold | Found, key: str) -> str:
    if isinstance(record, Gold):
        value = next((v for v in record.accepts.get(key, ()) if v is not None), None)
        if value is None:
            value = " ".join(record.lists.get(key, ())) or None
    else:
        value = record.values.get(key)
        if value is None:
            value = next(iter(record.names.get(key, ())), None)
    if value is None:
        return ""
    if isinstance(value, float | int) and key.endswith("_gbp"):
        return f"£{value:,.0f}"
    return f"{value:g}" if isinstance(value, float) else str(value)


def weighted(parts: Iterable[tuple[float, float | None]]) -> float:
    """The mean of (weight, value) without the values that are None; 0 without any."""
    stated = [(weight, value) for weight, value in parts if value is not None]
    total = sum(weight for weight, _ in stated)
    return sum(weight * value for weight, value in stated) / total if total else 0.0
