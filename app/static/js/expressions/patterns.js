// Patterns as the server reads them: its syntax and the browser's share most, and where they
// differ the pattern is written so that the browser means the same, or is left to the server.

import { NotWorkedOut } from "./values.js";

// The browser goes back and forth where a repeated group holds a repetition, and could hang:
// such a pattern is left to the server, which never does.
const REPEATED_REPETITION = /\((?:[^()\\]|\\.)*(?:[*+]|\{\d+,\d*\})(?:[^()\\]|\\.)*\)(?:[*+]|\{\d+,)/u;

const OF_BROWSERS_ALONE = /(?<!\\)\(\?(?!:)|\\[1-9kuc]|\[\[:|\{(?:\d+,)?\d{4,}/u;

const SPACE = "\\t\\n\\f\\r ";
const MEANING = /[\w^$\\.*+?()[\]{}|/]/u;

const known = new Map();

/** The pattern as the browser's own; each is made once. */
export function compiled(pattern) {
  if (!known.has(pattern)) known.set(pattern, made(pattern));
  const found = known.get(pattern);
  if (!found) throw new NotWorkedOut("expression.left-to-the-server");
  return found;
}

function made(pattern) {
  if (REPEATED_REPETITION.test(pattern) || OF_BROWSERS_ALONE.test(pattern)) return null;
  try {
    return new RegExp(asOurs(pattern), "u");
  } catch {
    return null;
  }
}

// For the server \s is five signs, a dot is anything but a new line, and a sign may be escaped
// that has no meaning of its own.
function asOurs(pattern) {
  let inClass = false;
  return pattern.replace(/\\?[^]/gu, (sign) => {
    if (sign === "\\s") return inClass ? SPACE : `[${SPACE}]`;
    if (sign === "\\S" && !inClass) return `[^${SPACE}]`;
    if (sign === "\\-") return "\\x2d";
    if (sign === "\\_") return "_";
    if (/^\\[ -~]$/u.test(sign)) return MEANING.test(sign[1]) ? sign : sign[1];
    if (sign === "." && !inClass) return "[^\\n]";
    if (sign === "[") inClass = true;
    if (sign === "]") inClass = false;
    return sign;
  });
}
