// What an expression can be worth in the page, and how one kind of value reads as another.
// The twin of core/questionnaire/expressions/values.py: both run the same vectors.

import { textOf } from "./nodes.js";
import { daysOf, momentText, Moment } from "./moments.js";

const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** What has no value: an unknown function, a wrong number of arguments, too many steps. */
export class NotWorkedOut extends Error {
  constructor(code, facts = {}) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

/** Takes steps of what the expression may still take. */
export function spend(context, steps = 1) {
  context.budget.steps -= steps;
  if (context.budget.steps < 0) throw new NotWorkedOut("expression.too-much-work");
}

export function toText(value) {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "number") return value === 0 ? "0" : String(value);
  if (value instanceof Moment) return momentText(value);
  return value.length ? textOf(value[0]) : "";
}

export function toNumber(value, zone) {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Moment) return value.days;
  return numberOf(toText(value), zone);
}

export function toBoolean(value) {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  if (value instanceof Moment) return value.isReal;
  return value.length > 0;
}

/** Reads a text as a number; a date reads as its days since 1970, anything else is NaN. */
export function numberOf(text, zone) {
  const trimmed = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  return NUMBER.test(trimmed) ? Number(trimmed) : daysOf(trimmed, zone);
}

/** The values, each node set replaced by the texts of its nodes. */
export function flat(given) {
  return given.flatMap((value) => (Array.isArray(value) ? value.map(textOf) : [value]));
}

export function onlyNodes(value) {
  if (!Array.isArray(value)) throw new NotWorkedOut("expression.not-nodes");
  return value;
}
