"""Initiatives: what a paper says of its programmes, projects, workstreams and collaborations."""

from boardpapers.extract.initiatives.assemble import extract

__all__ = ["extract"]
