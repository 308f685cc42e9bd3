"""Tables for a spreadsheet, on stdout: CSV in UTF-8, no cell of it a formula."""

import sys
from collections.abc import Iterable, Sequence


def print_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A heading line and the rows. What a spreadsheet would run is neutralised; UTF-8 whatever the terminal speaks, for it is data."""
    import csv
    import io

    from litigator.exchange.tables.neutral import neutralised

    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows([neutralised("" if cell is None else str(cell)) for cell in row] for row in rows)
    sys.stdout.flush()
    sys.stdout.buffer.write(stream.getvalue().encode("utf-8", "replace"))
