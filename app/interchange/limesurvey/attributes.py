"""The attributes of questions: which change only how something looks, and which say nothing."""

from __future__ import annotations

from collections.abc import Mapping

DRAWN = frozenset(
    {"addlineicon", "alphasort", "answer_width", "answer_width_bycolumn", "array_filter_style",
     "autoaddnewline", "button_size", "category_separator", "choice_input_columns",
     "choice_title", "clear_default", "crop_or_resize", "cssclass", "display_columns",
     "display_rows", "display_type", "dropdown_dates", "dropdown_dates_minute_step",
     "dropdown_dates_month_style", "dropdown_prefix", "dropdown_prepostfix",
     "dropdown_separators", "dropdown_size", "dualscale_headerA", "dualscale_headerB",
     "fix_height", "fix_width", "hide_tip", "horizontal_scroll", "input_boxes", "input_size",
     "keep_aspect", "label_input_columns", "location_city", "location_country",
     "location_defaultcoordinates", "location_mapheight", "location_mapwidth", "location_mapzoom",
     "location_nodefaultfromip", "location_postal", "location_state", "only_pull",
     "other_position", "other_position_code", "page_break", "placeholder", "printable_help",
     "public_statistics", "question_template", "rank_title", "repeat_headings", "reverse",
     "samechoiceheight", "samelistheight", "scale_export", "show_comment", "show_handle",
     "show_number", "show_search", "show_tick", "show_title", "showpopups", "slider_accuracy",
     "slider_custom_handle", "slider_default_set", "slider_handle", "slider_layout",
     "slider_middlestart", "slider_orientation", "slider_rating", "slider_reset",
     "slider_reversed", "slider_separator", "slider_showminmax", "statistics_graphtype",
     "statistics_showgraph", "statistics_showmap", "text_input_columns", "text_input_width",
     "time_limit_message_style", "time_limit_timer_style", "time_limit_warning_style",
     "use_dropdown", "visualize", "width_entry"}
)  # fmt: skip
"""They change how a question looks, or how its answers are exported; never what is asked."""

AS_IT_COMES: Mapping[str, frozenset[str]] = {
    "location_mapheight": frozenset({"300"}), "location_mapwidth": frozenset({"500"}),
    "location_mapzoom": frozenset({"11"}), "statistics_showgraph": frozenset({"1"}),
    "statistics_showmap": frozenset({"1"}), "time_limit_action": frozenset({"1"}),
    "samechoiceheight": frozenset({"1"}), "samelistheight": frozenset({"1"}),
    "showpopups": frozenset({"1"}), "show_comment": frozenset({"1"}),
    "show_title": frozenset({"1"}), "assessment_value": frozenset({"1"}),
    "value_range_allows_missing": frozenset({"1"}), "min_num_of_files": frozenset({"0"}),
    "max_num_of_files": frozenset({"1"}), "answer_order": frozenset({"normal"}),
    "question_template": frozenset({"core"}), "encrypted": frozenset({"N"}),
}  # fmt: skip
"""What an attribute says where nobody has set it."""

NOTHING = frozenset({"", "0", "N", "default"})


def says_nothing(name: str, said: Mapping[str, str]) -> bool:
    """Tell whether an attribute is as it comes, so that keeping it would tell nobody anything."""
    return all(value.strip() in NOTHING | AS_IT_COMES.get(name, frozenset())
               for value in said.values())  # fmt: skip


def listed(name: str) -> tuple[str, str]:
    """Return where the report lists an attribute that is not carried out, and the reason."""
    if name in DRAWN:
        return "kept", "limesurvey.drawn"
    return "review", "limesurvey.attribute"
