"""The recogniser: finds the lines of a straight page and reads them, with the place of every character.

The networks are those that the package `rapidocr` brings along; nothing is fetched. They run on one thread, a
line at a time, so that what is read depends neither on the machine's cores nor on the other lines.
"""

import importlib.util
import string
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from boardpapers.extract.read.ocr.picture import Grey

_DETECT_DPI = 130.0  # what the detector looks at
_LIKELY = 0.3  # a pixel belongs to a line from this probability on
_SURE = 0.5  # and a line is one from this mean probability on
_GROW = 1.6  # the detector marks the core of a line; its box is larger by this share of area over girth
_HEIGHT = 48  # of a line for the reader
_STRIDE = 8  # pixels of that line for each step of the reader
_WIDEST = 3200  # pixels of that line that are read at once

#: Characters that a British paper may hold besides the ASCII ones; all others are never read.
_MORE = "£€¢©®°±²³·¹¼½¾×÷–—‘’“”•…™→●■□▪○✓✔†§"


#: Left, top, right and bottom of a line in pixels.
Span = tuple[int, int, int, int]


class Line(NamedTuple):
    """A line as read, in pixels of the page; `places` has the middle of each character of `text`.

    `scores` are the reader's probabilities, one for each character.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    places: tuple[float, ...]
    scores: tuple[float, ...]

    @property
    def score(self) -> float:
        return sum(self.scores) / len(self.scores) if self.scores else 0.0


@dataclass(frozen=True)
class Engine:
    """The two networks, and what the reader's classes stand for ('' for none)."""

    detector: Any
    reader: Any
    letters: tuple[str, ...]
    wanted: npt.NDArray[np.int64]


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The networks, loaded once a process."""
    detector, reader = (_session(path) for path in _models())
    names = reader.get_modelmeta().custom_metadata_map["character"].splitlines()
    letters = ("", *names, " ")  # the first class is none, the last a space
    wanted = [n for n, c in enumerate(letters) if not c or _is_wanted(c)]
    return Engine(detector, reader, letters, np.array(wanted, dtype=np.int64))


def _models() -> tuple[Path, ...]:
    """The detector's and the reader's file; empty where they are not installed."""
    spec = importlib.util.find_spec("rapidocr")
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent / "models"
    found = [sorted(folder.glob(f"*_{kind}_*.onnx")) for kind in ("det", "rec")]
    return tuple(paths[-1] for paths in found) if all(found) else ()


def _session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _is_wanted(letter: str) -> bool:
    if letter in string.printable or letter in _MORE:
        return True
    return len(letter) == 1 and unicodedata.name(letter, "").startswith("LATIN") and ord(letter) < 0x180


def find_lines(page: Grey, dpi: float) -> list[Span]:
    """The lines of a level page, from the top."""
    height, width = page.shape
    scale = _DETECT_DPI / dpi
    size = [max(32, round(side * scale / 32) * 32) for side in (width, height)]
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    chance = _run(engine().detector, _normal(small))[0, 0]
    mask = cv2.dilate((chance > _LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    fx, fy = width / size[0], height / size[1]
    boxes = []
    for n in range(1, count):
        x, y, w, h = (int(v) for v in stats[n][:4])
        if min(w, h) < 3:
            continue
        part = labels[y : y + h, x : x + w] == n
        if float(chance[y : y + h, x : x + w][part].mean()) < _SURE:
            continue
        grow = _GROW * w * h / (2 * (w + h))
        boxes.append(
            (
                max(0, round((x - grow) * fx)),
                max(0, round((y - grow) * fy)),
                min(width, round((x + w + grow) * fx)),
                min(height, round((y + h + grow) * fy)),
            )
        )
    return sorted(boxes, key=lambda b: (b[1], b[0]))


def read_line(page: Grey, box: Span) -> Line:
    x0, top, x1, bottom = box
    crop = page[top:bottom, x0:x1]
    scale = _HEIGHT / max(1, bottom - top)
    width = min(_WIDEST, max(_STRIDE, round((x1 - x0) * scale)))
    line = cv2.resize(crop, (width, _HEIGHT), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    chances = _run(engine().reader, _normal(line))[0][:, engine().wanted]
    steps = chances.argmax(axis=1)
    per_step = (x1 - x0) / len(steps)
    text, places, scores = "", [], []
    before = 0
    for step, best in enumerate(steps):
        letter = engine().letters[engine().wanted[best]]
        if best != before and letter:
            text += letter
            places.append(x0 + (step + 0.5) * per_step)
            scores.append(float(chances[step, best]))
        before = best
    return Line(*box, text, tuple(places), tuple(scores))


def _normal(grey: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """As the networks were trained: three equal channels from -1 to 1."""
    scaled = (grey.astype(np.float32) / 255.0 - 0.5) / 0.5
    return np.repeat(scaled[None, None], 3, axis=1)


def _run(session: Any, picture: npt.NDArray[np.float32]) -> Any:
    return session.run(None, {session.get_inputs()[0].name: picture})[0]
