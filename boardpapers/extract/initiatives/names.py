"""The names of a paper's programmes, for the other extractors."""

from boardpapers.extract.programmes.names import ProgrammeName, Programmes, programme_names

__all__ = ["ProgrammeName", "Programmes", "programme_names"]
