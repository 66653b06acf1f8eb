// What each type of answer keeps of a text; the twin of core/questionnaire/instance/types.py.

import { daysOf } from "../expressions/moments.js";
import { numberOf } from "../expressions/values.js";

const LARGEST_INTEGER = 2 ** 31 - 1;
const LARGEST_WHOLE = 2 ** 53;
const LOCAL_DAY = /^\d{4}-\d{2}-\d{2}(T(?!.*(Z|[+-]\d{2}(:?\d{2})?)$).*)?$/;

function within(largest) {
  return (text) => {
    const number = numberOf(text, "UTC");
    if (Number.isNaN(number) || Math.abs(Math.trunc(number)) > largest) return "";
    return String(Math.trunc(number) || 0);
  };
}

const KEEP = {
  int: within(LARGEST_INTEGER),
  whole: within(LARGEST_WHOLE),
  decimal: (text) => (Number.isNaN(numberOf(text, "UTC")) ? "" : text),
  date(text) {
    const day = text.split("T")[0];
    return LOCAL_DAY.test(text) && !Number.isNaN(daysOf(day, "UTC")) ? day : "";
  },
};

/** What an answer of that type keeps of a text; empty where it is none. */
export function kept(text, type) {
  const trimmed = text.trim();
  return trimmed && Object.hasOwn(KEEP, type) ? KEEP[type](trimmed) : text;
}
