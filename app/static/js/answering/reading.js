// From what stands in the controls of a question to the text that expressions read.  The server
// parses more and decides; what cannot be read here is empty until it has.

const SPACES = /[\s\u00a0\u202f\u2009\u200b\u2060\ufeff]/g;
const PLAIN = /^-?\d+(\.\d+)?$/;

/** A typed number as plain decimal text; empty where it could be two numbers or none. */
export function plainNumber(typed, language) {
  const text = typed.replace(SPACES, "").replace(/[\u2212\u2010\u2011\u2013]/g, "-");
  const mark = ".,"[Number(text.lastIndexOf(",") > text.lastIndexOf("."))];
  const other = mark === "," ? "." : ",";
  if (!/[.,]/.test(text)) return PLAIN.test(text) ? String(Number(text)) : "";
  const several = text.split(mark).length > 2;
  if (several && text.includes(other)) return "";
  const own = language === "en" ? "." : ",";
  const looksGrouped = /^-?[1-9]\d{0,2}([.,]\d{3})+$/.test(text);
  if (looksGrouped && !several && mark !== own) return "";
  const whole = several ? text.replaceAll(mark, "") : text.replaceAll(other, "").replace(mark, ".");
  return PLAIN.test(whole) ? whole.replace(/^(-?)0+(?=\d)/, "$1") : "";
}

const folded = (word) => word.toLowerCase().normalize("NFKD").replace(/[^\p{Letter}]/gu, "");

const MONTHS = new Map();
for (const language of ["fr", "nl", "en"]) {
  for (const month of ["long", "short"]) {
    const names = new Intl.DateTimeFormat(language, { month, timeZone: "UTC" });
    for (let number = 1; number <= 12; number += 1) {
      MONTHS.set(folded(names.format(Date.UTC(2020, number - 1, 1))), number);
    }
  }
}

const two = (number) => String(number).padStart(2, "0");

/** A day as 2026-03-27, from its three parts; empty until all are there. */
export function isoDay(day, month, year) {
  const number = /^\d+$/.test(month) ? Number(month) : MONTHS.get(folded(month));
  if (!/^\d{1,2}$/.test(day) || !/^\d{4}$/.test(year) || !(number >= 1 && number <= 12)) return "";
  const date = new Date(Date.UTC(Number(year), number - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? `${year}-${two(number)}-${two(day)}` : "";
}

function time(typed) {
  const found = /^(\d{1,2})(?:[:hu.](\d{2})?)?$/i.exec(typed.trim());
  if (!found || found[1] > 23 || found[2] > 59) return "";
  return `${two(found[1])}:${found[2] ?? "00"}`;
}

function hours(typed) {
  const found = /^(\d+)\s*(?:[:hu]\s*(\d{1,2})?)?/i.exec(typed.trim());
  return found ? String(Math.round((Number(found[1]) + Number(found[2] ?? 0) / 60) * 1e6) / 1e6) : "";
}

/** A file is named by the server; that one stands here is all that a page knows. */
const stored = ({ one }) => (one("gone") ? "" : one(""));
const joined = (...texts) => texts.filter(Boolean).join(", ");

const READ = {
  integer: ({ one, language }) => plainNumber(one(""), language),
  decimal: ({ one, language }) => plainNumber(one(""), language),
  scale: ({ one, language }) => plainNumber(one(""), language),
  year: ({ one, language }) => plainNumber(one(""), language),
  single: ({ all, code }) => all("").map(code).join(" "),
  multiple: ({ all, code }) => all("").map(code).join(" "),
  goal: ({ all }) => all("").join(" "),
  ranking: ({ one, code, choices }) => choices
    .filter(([id]) => one(id))
    .sort(([first], [second]) => one(first) - one(second))
    .map(([id]) => code(id))
    .join(" "),
  date: ({ one }) => isoDay(one("day"), one("month"), one("year")),
  month: ({ one }) => isoDay("1", one("month"), one("year")),
  period: ({ one }) => joined(
    ...["from", "to"].map((end) => isoDay(one(`${end}-day`), one(`${end}-month`), one(`${end}-year`))),
  ),
  instant({ one }) {
    const [day, clock] = [isoDay(one("day"), one("month"), one("year")), time(one("time"))];
    return day && clock ? `${day}T${clock}` : "";
  },
  time: ({ one }) => (time(one("")) ? `${time(one(""))}:00` : ""),
  duration: ({ one }) => hours(one("")),
  consent: ({ one }) => (one("") ? "yes" : ""),
  acknowledged: ({ one }) => (one("") ? "OK" : ""),
  address: ({ one }) => joined(one("street"), one("postcode"), one("place"), one("country")),
  file: stored,
  image: stored,
  recording: stored,
  signature: stored,
  testimony: ({ one }) => joined(one("text"), one("speaker"), one("role"), one("quotable")),
  place({ one, language }) {
    const at = [one("latitude"), one("longitude")].map((part) => plainNumber(part, language));
    return at.every(Boolean) ? `${at.join(" ")} 0 0` : "";
  },
};

/**
 * The text of an answer.
 * @param {{kind: string, choices?: [string, string][]}} field id and code of each choice
 * @param {Record<string, string[]>} typed what stands in its controls, by part
 */
export function textOfAnswer({ kind, choices = [] }, typed, language) {
  const codes = new Map(choices);
  const all = (part) => typed[part] ?? [];
  const one = (part) => (all(part)[0] ?? "").trim();
  const code = (id) => codes.get(id) ?? id;
  const read = READ[kind] ?? (() => one(""));
  return read({ one, all, code, choices, language });
}

/** The text in one row, or in one cell of a row, of a matrix or of several numbers. */
export function textOfCell({ kind, cell, choices = [] }, texts, language) {
  if (kind === "numbers" || cell === "number") return plainNumber(texts[0] ?? "", language);
  if (cell === "text") return (texts[0] ?? "").trim();
  const codes = new Map(choices);
  return texts.map((id) => codes.get(id) ?? id).join(" ");
}

/** What numbers, written plainly, make together; null where none is there. */
export function together(numbers) {
  const there = numbers.filter((number) => number !== "");
  if (!there.length) return null;
  return Math.round(there.reduce((sum, number) => sum + Number(number), 0) * 1e6) / 1e6;
}

/** How many characters are left, below nothing if there are too many; null while that is no matter. */
export function left(text, longest) {
  const used = [...text.normalize("NFC")].length;
  return used > longest * 0.75 ? longest - used : null;
}
