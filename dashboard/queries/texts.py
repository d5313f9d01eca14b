"""The texts of some hundred articles at once, read from where they lie.

`places.rows` opens each row by itself, which is quickest for a page of evidence; of a hundred rows, that
costs more than to go through each file once and skip the groups of rows without one.
"""

from __future__ import annotations

from collections.abc import Collection

import duckdb

_ALL = """
SELECT article_id, text FROM articles
WHERE article_id IN (SELECT article_id FROM article_numbers WHERE list_contains(?, number))
"""


def texts(cursor: duckdb.DuckDBPyConnection, numbers: Collection[int]) -> dict[str, str]:
    """The texts of articles by article_id.

    Args:
        cursor: A cursor of the snapshot's connection.
        numbers: The articles, by their numbers in `article_numbers`.
    """
    lying = cursor.execute(
        """
        SELECT path::VARCHAR, list("first") FROM places
        WHERE name = 'articles' AND list_contains(?, number) GROUP BY path
        """,
        [list(numbers)],
    ).fetchall()
    if not lying:  # tables that are no files have no places
        return dict(cursor.execute(_ALL, [list(numbers)]).fetchall())
    parts, values = [], list[object]()
    for path, places in lying:
        # Written out, the places tell which groups of rows need not be opened.
        listed = ", ".join(str(int(place)) for place in sorted(places))
        parts.append(
            "SELECT article_id, text FROM read_parquet(?, file_row_number = true) "
            f"WHERE file_row_number IN ({listed})"
        )
        values.append(path)
    return dict(cursor.execute(" UNION ALL ".join(parts), values).fetchall())
