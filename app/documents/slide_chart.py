"""The comparisons of a sheet as a chart that people can edit in their slides.

Our share is a bar with its interval, the territory's another; the workbook inside the file
holds what is shown and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from app.core.sheets.telling import Row, Told
from app.documents.look import INK, MUTED, RULE, WHITE, WIDER, Look, mix, on

MM = 36_000
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
Box = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""


def add(slide: Any, rows: Sequence[Row], told: Told, colours: Look, box: Box) -> None:
    """Add the chart of some comparisons, each with a share that may be shown."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    upwards = list(reversed(rows))  # such charts count from below
    data = CategoryChartData(number_format="0%")
    data.categories = [row.title for row in upwards]
    data.add_series(
        _territory(told, rows), [row.territory.at if row.territory else None for row in upwards]
    )
    data.add_series(told.words.us, [row.share for row in upwards])
    frame = slide.shapes.add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, *(round(one * MM) for one in box), data
    )
    said = " ".join(f"{row.title}. {row.described}." for row in rows)
    frame._element.xpath(".//p:cNvPr")[0].set("descr", said)
    _dress(frame.chart, told, colours)
    intervals = [(_beside(row.share, row.low), _beside(row.high, row.share)) for row in upwards]
    _add_intervals(frame.chart.plots[0].series[1], intervals)


def _territory(told: Told, rows: Sequence[Row]) -> str:
    names = {row.territory.name for row in rows if row.territory}
    return names.pop() if len(names) == 1 else told.words.territory


def _beside(more: float | None, less: float | None) -> float:
    return max((more or 0.0) - (less or 0.0), 0.0)


def _dress(chart: Any, told: Told, colours: Look) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    def rgb(colour: str) -> Any:
        return RGBColor.from_string(colour[1:])

    percent = '0"\u00a0"%' if told.locale == "fr" else "0%"
    chart.font.name, chart.font.size, chart.font.color.rgb = "Source Sans 3", Pt(14), rgb(INK)
    chart.has_title, chart.has_legend = False, True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    plot, axis = chart.plots[0], chart.value_axis
    plot.gap_width, plot.overlap = 55, -8
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, 1, 0.25
    axis.major_gridlines.format.line.color.rgb = rgb(RULE)
    axis.format.line.fill.background()
    axis.tick_labels.font.size, axis.tick_labels.font.color.rgb = Pt(12), rgb(MUTED)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = percent, False
    chart.category_axis.format.line.color.rgb = rgb(INK)
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    for series, fill in zip(plot.series, (RULE, colours.brand), strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(fill)
        labels = series.data_labels
        labels.show_value, labels.position = True, XL_LABEL_POSITION.INSIDE_BASE
        labels.number_format, labels.number_format_is_linked = percent, False
        labels.font.size, labels.font.bold = Pt(14), True
        labels.font.color.rgb = rgb(on(fill))
    plot.series[0].format.line.color.rgb = rgb(INK)
    plot.series[0].format.line.width = Pt(0.75)


def _add_intervals(series: Any, pairs: Sequence[tuple[float, float]]) -> None:
    """Add error bars below and above each bar; the library has no call for them."""
    from pptx.oxml.ns import qn

    def part(tag: str, text: str = "", **attributes: str) -> Any:
        element = etree.Element(f"{{{_CHART}}}{tag}", attributes)
        element.text = text or None
        return element

    bars = part("errBars")
    for tag, value in (("errBarType", "both"), ("errValType", "cust"), ("noEndCap", "0")):
        bars.append(part(tag, val=value))
    for side, at in (("plus", 1), ("minus", 0)):
        holder, literal = part(side), part("numLit")
        literal.append(part("formatCode", "General"))
        literal.append(part("ptCount", val=str(len(pairs))))
        for number, pair in enumerate(pairs):
            point = part("pt", idx=str(number))
            point.append(part("v", f"{pair[at]:.4f}"))
            literal.append(point)
        holder.append(literal)
        bars.append(holder)
    look = part("spPr")
    line = etree.SubElement(look, f"{{{_DRAWING}}}ln", w="25400")
    fill = etree.SubElement(line, f"{{{_DRAWING}}}solidFill")
    etree.SubElement(fill, f"{{{_DRAWING}}}srgbClr", val=mix(WIDER, WHITE, 0.8)[1:])
    bars.append(look)
    series._element.find(qn("c:cat")).addprevious(bars)
