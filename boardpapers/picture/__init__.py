"""A paper's pages as pictures, with the words behind records highlighted."""

from boardpapers.picture.drawing import highlighted
from boardpapers.picture.finding import find_paper

__all__ = ["find_paper", "highlighted"]
