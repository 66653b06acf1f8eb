"""Statistics of others come in: a file is kept, looked into, and one of its series is stored."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.access import Actor, Role
from app.core.errors import Conflict, NotAllowed, NotFound, Unsound
from app.core.problems import Problem
from app.core.racines import codes, columns
from app.core.racines.columns import Columns
from app.core.racines.indicator import Observation as Seen
from app.interchange.indicators import reading
from app.interchange.indicators.table import Row, Summary, Table, summary_of
from app.models import Dataset, DatasetFile, Indicator, Names, Observation
from app.racines import unused_files
from app.records import audit, territories

NOON = time(12, tzinfo=ZoneInfo("Europe/Brussels"))
"""A day is kept as its noon, so that no time zone of ours makes another day of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Which series of a file is meant, and what must be known of it."""

    key: Mapping[str, str]
    """The value of each dimension."""

    code: str
    producer: str
    titles: Names
    """The name of the dataset by language."""

    licence: str
    source_url: str
    geography: str
    retrieved_on: date
    names: Names
    names_are_official: bool
    universe: Names
    unit: str
    is_survey: bool
    is_structural: bool


@dataclass(frozen=True, slots=True)
class Look:
    """A file that was opened."""

    file: DatasetFile
    table: Table
    summary: Summary
    dataset: Dataset | None
    """What an earlier reading of the same file made of it; None the first time."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of storing a series."""

    indicator: Indicator
    is_new: bool
    """False where this series of this file stood here already: nothing was changed."""


def keep(
    session: Session, data: bytes, *, name: str, pole: UUID | None, by: Actor, now: datetime
) -> DatasetFile:
    """Keep a file that can be read.  The same file a second time is the file that is there.

    :param pole: whose it will be; None for one of the whole platform.
    :raises NotAllowed: as told by the table of rights; without a pole, not an administrator.
    :raises Unsound: it cannot be read; the problems say where.
    """
    must_import(by, pole)
    _must_be_readable(data)
    digest = hashlib.sha256(data).hexdigest()
    known = session.scalar(
        select(DatasetFile).where(DatasetFile.digest == digest, DatasetFile.pole_id == pole)
    )
    if known:
        unused_files.sent_again(session, known, now=now)
        return known
    file = DatasetFile(
        id=uuid4(),
        pole_id=pole,
        name=name[:200],
        digest=digest,
        packed=zlib.compress(data),
        sent_at=now,
        sent_by_id=by.id,
    )
    session.add(file)
    _flush(session, f"file {digest}")
    audit.tell(session, "dataset.send", file, by=by, now=now, pole=pole, facts={"digest": digest})
    unused_files.look_later(session, file, now=now)
    return file


def look(session: Session, file_id: UUID, *, by: Actor) -> Look:
    """Open a file that was kept.

    :raises NotFound, NotAllowed: as :func:`fetch`.
    :raises Unsound: nobody has told yet what its columns are.
    """
    file = fetch(session, file_id, by=by)
    told = columns.decode(file.columns) if file.columns else None
    table = reading.read(zlib.decompress(file.packed), columns=told)
    dataset = session.scalar(
        select(Dataset).where(Dataset.file_digest == file.digest, Dataset.pole_id == file.pole_id)
    )
    return Look(file, table, summary_of(table), dataset)


def fetch(session: Session, file_id: UUID, *, by: Actor) -> DatasetFile:
    """Return a file that was kept.

    :raises NotFound, NotAllowed: it is another pole's; the right to import is missing.
    """
    file = session.get(DatasetFile, file_id)
    if file is None or not (file.pole_id is None or file.pole_id in by.poles):
        raise NotFound(f"file {file_id}")
    must_import(by, file.pole_id)
    return file


def head_of(file: DatasetFile) -> list[tuple[int, list[str]]]:
    """Return the first lines of a file, each with its number.

    :raises Unsound: it is no table.
    """
    return reading.head(zlib.decompress(file.packed))


def say_columns(session: Session, file: DatasetFile, told: Columns, *, by: Actor) -> None:
    """Keep what the columns of a file are, if it can be read so.

    :raises Unsound: it cannot; each problem says where.
    :raises Conflict: an indicator was made of it already.
    """
    must_import(by, file.pole_id)
    if unused_files.is_used(session, file):
        raise Conflict(f"file {file.id} is used")
    reading.read(zlib.decompress(file.packed), columns=told)
    file.columns = columns.encode(told)


def sample(table: Table, key: Mapping[str, str], *, most: int = 8) -> list[Row]:
    """Return the first rows of a series that speak of Belgium or France."""
    wanted = tuple(key.get(dimension, "") for dimension in table.dimensions)
    ours = (row for row in table.rows if row.key == wanted and codes.is_ours(table.codes, row.geo))
    return list(islice(ours, most))


def store(session: Session, found: Look, series: Series, *, by: Actor, now: datetime) -> Stored:
    """Store one series of a file: the indicator, and its values in Belgium and France.

    :param found: the file, opened by :func:`look`.
    :raises NotAllowed: the right to import is missing.
    :raises Unsound: the file holds no such series.
    :raises Conflict: somebody stored the same series in the same instant.
    """
    must_import(by, found.file.pole_id)
    key = tuple(series.key.get(dimension, "") for dimension in found.table.dimensions)
    system = found.table.codes
    seen = [
        one
        for one in found.table.observations(key)
        if one.period and codes.is_ours(system, one.geo)
    ]
    if not seen:
        raise Unsound([Problem("series.not-in-the-file", ("dimensions",))])
    written = key_text(found.table.dimensions, key)
    if (known := _known(session, found.dataset, written)) is not None:
        return Stored(known, is_new=False)

    dataset = found.dataset or _new_dataset(found.file, series, by=by, now=now)
    indicator = Indicator(
        id=uuid4(),
        dataset=dataset,
        key=written,
        names=series.names,
        names_are_official=series.names_are_official,
        universe=series.universe,
        unit=series.unit,
        is_survey=series.is_survey,
        is_structural=series.is_structural,
    )
    session.add_all([dataset, indicator])
    _flush(session, f"series {written} of {found.file.digest}")
    session.execute(insert(Observation), _rows(session, indicator.id, seen, system))
    audit.tell(
        session, "indicator.import", indicator, by=by, now=now, pole=dataset.pole_id,
        facts={"digest": dataset.file_digest, "key": written, "observations": len(seen)},
    )  # fmt: skip
    return Stored(indicator, is_new=True)


def _must_be_readable(data: bytes) -> None:
    """Refuse what is of no format that we know and no table either."""
    try:
        reading.read(data)
    except Unsound as refusal:
        if {one.code for one in refusal.problems} - {"table.unknown", "table.needs-a-mapping"}:
            raise
        reading.head(data)


def key_text(dimensions: Sequence[str], key: Sequence[str]) -> str:
    """Return the name of a series as the tables keep it: ``unit=PC,age=Y_GE15,sex=T``."""
    return ",".join(f"{name}={value}" for name, value in zip(dimensions, key, strict=True))


def must_import(by: Actor, pole: UUID | None) -> None:
    by.must("indicator", "import", pole=pole)
    if pole is None and all(g.role is not Role.PLATFORM_ADMINISTRATOR for g in by.grants):
        raise NotAllowed("indicator.import")


def _known(session: Session, dataset: Dataset | None, key: str) -> Indicator | None:
    if dataset is None:
        return None
    return session.scalar(
        select(Indicator).where(Indicator.dataset_id == dataset.id, Indicator.key == key)
    )


def _new_dataset(file: DatasetFile, series: Series, *, by: Actor, now: datetime) -> Dataset:
    return Dataset(
        id=uuid4(),
        code=series.code,
        producer=series.producer,
        titles=series.titles,
        licence=series.licence,
        source_url=series.source_url,
        file_name=file.name,
        file_digest=file.digest,
        geography=series.geography,
        retrieved_at=datetime.combine(series.retrieved_on, NOON),
        imported_at=now,
        imported_by_id=by.id,
        pole_id=file.pole_id,
    )


def _rows(
    session: Session, indicator_id: UUID, seen: Sequence[Seen], system: str
) -> list[dict[str, object]]:
    """Return the rows of the observations, each with the territory that its code means."""
    places = _places(session, seen, system)
    return [
        {
            "id": uuid4(),
            "indicator_id": indicator_id,
            "geo": one.geo,
            "territory_id": places.get((one.geo, one.year)),
            "period": one.period,
            "value": one.value,
            "flags": [flag.value for flag in one.flags],
            "cell": one.cell,
        }
        for one in seen
    ]


def _places(session: Session, seen: Sequence[Seen], system: str) -> Mapping[tuple[str, int], UUID]:
    """Return the territory that each code meant in the year of its figure, where we hold it."""
    pairs = {(one.geo, one.year) for one in seen}
    if system == "nuts":
        by_code = territories.by_nuts(session, {geo for geo, _year in pairs})
        return {(geo, year): by_code[geo].id for geo, year in pairs if geo in by_code}
    named = {
        (geo, year): (meant, meant.year or year)
        for geo, year in pairs
        if (meant := codes.means(system, geo))
    }
    held = territories.by_names(session, named.values())
    return {pair: held[one].id for pair, one in named.items() if one in held}


def _flush(session: Session, what: str) -> None:
    try:
        session.flush()
    except IntegrityError as clash:
        raise Conflict(what) from clash
