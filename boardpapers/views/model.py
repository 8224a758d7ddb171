"""A view as a value: what it answers, its columns, and its SQL."""

from dataclasses import dataclass

from boardpapers.ddl.model import Column


@dataclass(frozen=True, slots=True)
class View:
    """`question` is what a person asks, `example` an SQL question to start from; NULL columns are allowed."""

    name: str
    description: str
    question: str
    example: str
    columns: tuple[Column, ...]
    sql: str

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)

    @property
    def create_sql(self) -> str:
        """The column list is named, so that what is described is what the view has."""
        listed = ", ".join(f'"{name}"' for name in self.column_names)
        return f"CREATE VIEW {self.name} ({listed}) AS\n{self.sql.strip()}"
