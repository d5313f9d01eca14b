"""Where the rows of an article lie in the files, so that ten of millions are read without the others.

DuckDB finds rows by an id only by looking at every id there is, and then reads whole pages of texts; at a
million statements that takes a second, and a row whose place is known a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import duckdb

TABLES = ("articles", "attributions", "statements")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some articles in each table, as SQL to select from; they have all the table's columns."""

    articles: str
    attributions: str
    statements: str


def build(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the table `places`: for each article and table the files its rows lie in, from where to where.

    Called once, when there is `article_numbers`. Tables that are no files (those of tests) have no places.
    """
    found = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
    placed = [name for name in TABLES if (f"{name}_places",) in found]
    paths = " UNION ALL ".join(f"SELECT path FROM {name}_files" for name in placed) or "SELECT 'none' AS path"
    kinds = ", ".join(f"'{name}'" for name in TABLES)
    connection.execute(
        f"""
        CREATE TYPE placed_table AS ENUM ({kinds});
        CREATE TYPE placed_path AS ENUM (SELECT path FROM ({paths}) ORDER BY path);
        CREATE TABLE places (
            name placed_table, number INTEGER, path placed_path, "first" INTEGER, "last" INTEGER
        )
        """
    )
    for name in placed:
        connection.execute(
            f"""
            INSERT INTO places SELECT '{name}', n.number, f.path, p."first", p."last" FROM (
                SELECT article_id, file, min(place) AS "first", max(place) AS "last" FROM {name}_places
                GROUP BY article_id, file
            ) p JOIN article_numbers n ON n.article_id = p.article_id JOIN {name}_files f ON f.file = p.file
            ORDER BY n.number
            """  # sorted, so that ten numbers are looked for in ten blocks
        )


def rows(
    cursor: duckdb.DuckDBPyConnection,
    numbers: Collection[int],
    *,
    articles: str = "*",
    attributions: str = "*",
    statements: str = "*",
) -> Rows:
    """The rows of a few articles.

    Args:
        cursor: A cursor of the snapshot's connection.
        numbers: The articles, by their numbers in `article_numbers`.
        articles: The columns that are wanted of the articles; fewer are faster.
        attributions: Those of the attributions.
        statements: Those of the statements.
    """
    wanted = dict(zip(TABLES, (articles, attributions, statements), strict=True))
    listed = ", ".join(str(int(number)) for number in sorted(numbers)) or "NULL"
    (placed,) = cursor.execute("SELECT count(*) FROM (FROM places LIMIT 1)").fetchall()
    if placed == (0,):
        known = f"(SELECT article_id FROM article_numbers WHERE number IN ({listed}))"
        return Rows(*(f"(SELECT {wanted[name]} FROM {name} WHERE article_id IN {known})" for name in TABLES))
    lying = cursor.execute(
        f"""
        SELECT name::VARCHAR, path::VARCHAR, "first", "last" FROM places
        WHERE number IN ({listed}) ORDER BY ALL
        """
    ).fetchall()
    found = {name: [place[1:] for place in lying if place[0] == name] for name in TABLES}
    return Rows(*(_read(name, wanted[name], found[name]) for name in TABLES))


def _read(name: str, columns: str, places: list[tuple[str, int, int]]) -> str:
    if not places:
        return f"(SELECT {columns} FROM {name} WHERE false)"
    parts = []
    for path, first, last in places:
        literal = path.replace("'", "''")
        parts.append(f"SELECT {columns} FROM {name}_at('{literal}', {first}, {last})")
    return f"({' UNION ALL '.join(parts)})"
