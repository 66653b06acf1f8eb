// Dates and instants, counted in days from 1970-01-01T00:00Z, shown on the respondent's clock.

export const DAY = 86_400_000; // milliseconds
const [FIRST_DAY, LAST_DAY] = [-719_161, 2_932_895]; // 0001-01-02 and 9999-12-30

const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/;

const clocks = new Map();

/** The parts of an instant on the clock of a time zone. */
export function onClock(milliseconds, zone) {
  if (!clocks.has(zone)) {
    clocks.set(zone, new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", era: "short", year: "numeric", month: "numeric",
      day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
    }));
  }
  const parts = {};
  for (const { type, value } of clocks.get(zone).formatToParts(milliseconds)) {
    parts[type] = Number(value);
  }
  return { ...parts, millisecond: ((milliseconds % 1000) + 1000) % 1000 };
}

function utc({ year, month, day, hour, minute, second, millisecond }) {
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  instant.setUTCHours(hour, minute, second, millisecond);
  return instant.getTime();
}

/** Milliseconds that the clock of a zone is ahead of UTC at an instant. */
export function offsetAt(milliseconds, zone) {
  return utc(onClock(milliseconds, zone)) - milliseconds;
}

export class Moment {
  constructor(days, zone) {
    this.days = days;
    this.zone = zone;
  }

  get isReal() {
    return !Number.isNaN(this.days);
  }

  /** Whether it is of the years 1 to 9999 on every clock. */
  get isOnCalendar() {
    return this.days >= FIRST_DAY && this.days <= LAST_DAY;
  }

  get milliseconds() {
    return Math.round(this.days * DAY);
  }
}

/** Days since 1970-01-01T00:00Z of a date or instant as text; NaN for no date. */
export function daysOf(text, zone) {
  const match = DATE.exec(text);
  if (!match) return NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const millisecond = Number((match[7] ?? "0").padEnd(3, "0").slice(0, 3));
  const parts = { year, month, day, hour, minute, second, millisecond };
  const asUtc = utc(parts);
  const back = new Date(asUtc);
  const isReal =
    year >= 1 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day &&
    hour < 24 && minute < 60 && second < 60;
  if (!isReal) return NaN;
  return (asUtc - (match[8] ? written(match[8]) : local(asUtc, zone))) / DAY;
}

// The offset that holds at a wall-clock time: the earlier one where the clock shows it twice, and
// where it never shows it the one that held before.
function local(asUtc, zone) {
  const [before, after] = [offsetAt(asUtc - DAY, zone), offsetAt(asUtc + DAY, zone)];
  if (before === after || offsetAt(asUtc - before, zone) === before) return before;
  return offsetAt(asUtc - after, zone) === after ? after : before;
}

function written(offset) {
  if (offset === "Z") return 0;
  const digits = offset.slice(1).replace(":", "").padEnd(4, "0");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset[0] === "-" ? -minutes : minutes) * 60_000;
}

const two = (number) => String(number).padStart(2, "0");

/** A date where it is midnight on the respondent's clock, else the instant in full. */
export function momentText(moment) {
  if (!moment.isOnCalendar) return "Invalid Date";
  const at = onClock(moment.milliseconds, moment.zone);
  const date = `${String(at.year).padStart(4, "0")}-${two(at.month)}-${two(at.day)}`;
  if (!at.hour && !at.minute && !at.second && !at.millisecond) return date;
  const offset = Math.round(offsetAt(moment.milliseconds, moment.zone) / 60_000);
  const sign = offset < 0 ? "-" : "+";
  const away = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const time = `${two(at.hour)}:${two(at.minute)}:${two(at.second)}`;
  return `${date}T${time}.${String(at.millisecond).padStart(3, "0")}${away}`;
}
