"""Text recognition: a page as displayed into a `Page`, offline, with what a plain install brings along."""

import importlib.util
from functools import lru_cache


@lru_cache(maxsize=1)
def is_installed() -> bool:
    """Whether the engine is there; without it the modules of this package cannot be imported."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))
