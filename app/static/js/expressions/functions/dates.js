// Dates and times, on the respondent's clock and in the respondent's language.

import { DAY, daysOf, Moment, offsetAt, onClock } from "../moments.js";
import { namesIn } from "../names.js";
import { toText } from "../values.js";

const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

function moment({ world: { zone } }, value) {
  if (value instanceof Moment) return value;
  if (typeof value === "boolean") return new Moment(NaN, zone);
  if (typeof value === "number") return new Moment(value, zone);
  const text = toText(value).trim();
  const days = daysOf(text, zone);
  const asNumber = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return new Moment(Number.isNaN(days) ? asNumber : days, zone);
}

const date = { takes: [1, 1], apply: (context, [value]) => moment(context, value) };

function midnight(milliseconds, zone) {
  const shifted = milliseconds + offsetAt(milliseconds, zone);
  return shifted - (((shifted % DAY) + DAY) % DAY);
}

function decimalTime(context, [value]) {
  const { zone } = context.world;
  const text = toText(value).trim();
  const days = daysOf(TIME.test(text) ? `1970-01-01T${text}` : text, zone);
  if (!new Moment(days, zone).isOnCalendar) return NaN;
  const milliseconds = Math.round(days * DAY);
  return (milliseconds + offsetAt(milliseconds, zone) - midnight(milliseconds, zone)) / DAY;
}

const two = (number) => String(number).padStart(2, "0");

// 0 for a Sunday.
function weekday({ year, month, day }) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDay();
}

const MARKS = {
  Y: (at) => String(at.year).padStart(4, "0"),
  y: (at) => two(at.year % 100),
  m: (at) => two(at.month),
  n: (at) => String(at.month),
  b: (at, { locale }) => namesIn(locale).months[at.month - 1],
  d: (at) => two(at.day),
  e: (at) => String(at.day),
  H: (at) => two(at.hour),
  h: (at) => String(at.hour),
  M: (at) => two(at.minute),
  S: (at) => two(at.second),
  3: (at) => String(at.millisecond).padStart(3, "0"),
  a: (at, { locale }) => namesIn(locale).days[weekday(at)],
  "%": () => "%",
};

const format = {
  takes: [2, 2],
  apply: (context, [value, marks]) => {
    const read = moment(context, value);
    if (!read.isOnCalendar) return "";
    const at = onClock(read.milliseconds, context.world.zone);
    return toText(marks).replace(/%(.)/g, (mark, letter) =>
      Object.hasOwn(MARKS, letter) ? MARKS[letter](at, context.world) : mark);
  },
};

export const DATES = {
  date,
  "date-time": date,
  today: {
    takes: [0, 0],
    apply: ({ world: { now, zone } }) => {
      const local = midnight(now, zone);
      return new Moment((local - offsetAt(local - offsetAt(local, zone), zone)) / DAY, zone);
    },
  },
  now: { takes: [0, 0], apply: ({ world: { now, zone } }) => new Moment(now / DAY, zone) },
  "decimal-date-time": { takes: [1, 1], apply: (context, [value]) => moment(context, value).days },
  "decimal-time": { takes: [1, 1], apply: decimalTime },
  "format-date": format,
  "format-date-time": format,
};
