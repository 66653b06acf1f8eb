// Text: joining, cutting, searching, patterns, digests.

import { textOf } from "../nodes.js";
import { compiled } from "../patterns.js";
import { flat, NotWorkedOut, toNumber, toText } from "../values.js";

const LONGEST_MATCHED = 1_000;
const ANY = Infinity;

const texts = (compute) => (_, given) => compute(...given.map(toText));

const hereOr = (compute) => (context, given) => {
  if (!given.length && !context.node) throw new NotWorkedOut("expression.no-node");
  return compute(given.length ? toText(given[0]) : textOf(context.node));
};

// Places count code points, as on the server, not UTF-16 units.
const signs = (text) => [...text];

function substr(context, given) {
  const text = signs(toText(given[0]));
  const ends = given.slice(1).map((value) => toNumber(value, context.world.zone));
  return ends.some(Number.isNaN) ? "" : text.slice(...ends).join("");
}

const rounded = (number) => (Number.isFinite(number) ? Math.floor(number + 0.5) : number);

function substring(context, given) {
  const { zone } = context.world;
  const start = rounded(toNumber(given[1], zone));
  const end = given.length > 2 ? start + rounded(toNumber(given[2], zone)) : Infinity;
  if (Number.isNaN(start) || Number.isNaN(end)) return "";
  return signs(toText(given[0])).slice(Math.max(start, 1) - 1, Math.max(end, 1) - 1).join("");
}

function translate(text, from, into) {
  const table = new Map();
  const targets = signs(into);
  signs(from).forEach((sign, at) => { if (!table.has(sign)) table.set(sign, targets[at] ?? ""); });
  return signs(text).map((sign) => table.get(sign) ?? sign).join("");
}

function before(text, mark) {
  const at = mark ? text.indexOf(mark) : -1;
  return at < 0 ? "" : text.slice(0, at);
}

function after(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? "" : text.slice(at + mark.length);
}

function regex(text, pattern) {
  return compiled(pattern).test(signs(text).slice(0, LONGEST_MATCHED).join(""));
}

function digest(context, [text, algorithm, encoding]) {
  if (!context.world.digest) throw new NotWorkedOut("expression.unknown-function", { function: "digest" });
  const name = toText(algorithm).toLowerCase().replace("-", "");
  const bytes = context.world.digest(name, new TextEncoder().encode(toText(text)));
  if (!bytes) throw new NotWorkedOut("expression.algorithm", { algorithm: toText(algorithm) });
  if (encoding !== undefined && toText(encoding) === "hex") {
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }
  return btoa(String.fromCharCode(...bytes));
}

function base64Decode(text) {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
  } catch {
    return "";
  }
}

export const TEXTS = {
  string: { takes: [0, 1], apply: hereOr((text) => text) },
  "string-length": { takes: [0, 1], apply: hereOr((text) => signs(text).length) },
  "normalize-space": { takes: [0, 1], apply: hereOr((text) => text.trim().split(/\s+/).join(" ")) },
  concat: { takes: [0, ANY], apply: (_, given) => flat(given).map(toText).join("") },
  join: { takes: [1, ANY], apply: (_, [mark, ...rest]) => flat(rest).map(toText).join(toText(mark)) },
  "starts-with": { takes: [2, 2], apply: texts((text, part) => text.startsWith(part)) },
  "ends-with": { takes: [2, 2], apply: texts((text, part) => text.endsWith(part)) },
  contains: { takes: [2, 2], apply: texts((text, part) => text.includes(part)) },
  "substring-before": { takes: [2, 2], apply: texts(before) },
  "substring-after": { takes: [2, 2], apply: texts(after) },
  substring: { takes: [2, 3], apply: substring },
  substr: { takes: [2, 3], apply: substr },
  translate: { takes: [3, 3], apply: texts(translate) },
  regex: { takes: [2, 2], apply: texts(regex) },
  digest: { takes: [2, 3], apply: digest },
  "base64-decode": { takes: [1, 1], apply: texts(base64Decode) },
  uuid: {
    takes: [0, 1],
    apply: (context, [given]) => {
      const { uuid, zone } = context.world;
      if (!uuid) throw new NotWorkedOut("expression.no-chance", { function: "uuid" });
      if (given === undefined) return uuid();
      const length = toNumber(given, zone);
      if (!(length >= 0 && length <= LONGEST_MATCHED)) return "";
      let signs = "";
      while (signs.length < length) signs += uuid().replaceAll("-", "");
      return signs.slice(0, Math.trunc(length));
    },
  },
  "jr:itext": { takes: [1, 1], apply: (context, [id]) => context.world.itext?.(toText(id)) ?? "" },
};
