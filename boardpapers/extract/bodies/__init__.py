"""Governance bodies: what a paper says of boards, panels, committees and groups that govern or decide."""

from boardpapers.extract.bodies.assemble import extract

__all__ = ["extract"]
