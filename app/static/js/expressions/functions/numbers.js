// Numbers: rounding, sums, powers, angles.

import { textOf } from "../nodes.js";
import { flat, NotWorkedOut, numberOf, onlyNodes, toNumber } from "../values.js";

const FINEST = 30;

const numbers = (compute) => (context, given) => {
  const values = given.map((value) => toNumber(value, context.world.zone));
  return values.some(Number.isNaN) ? NaN : compute(...values);
};

// Rounds half away from zero, on the number as it is written: 2.15 to 2.2.
function round(number, places = 0) {
  if (!Number.isFinite(number)) return number;
  if (Math.abs(places) > FINEST) return places > 0 ? number : 0;
  const whole = Math.trunc(places);
  const [mantissa, exponent = "0"] = String(Math.abs(number)).split("e");
  const shifted = Number(`${mantissa}e${Number(exponent) + whole}`);
  const up = Math.floor(shifted) + (shifted - Math.floor(shifted) >= 0.5 ? 1 : 0);
  const [back, power = "0"] = String(up).split("e");
  const rounded = Number(`${back}e${Number(power) - whole}`);
  return number < 0 || Object.is(number, -0) ? -rounded : rounded;
}

const extreme = (choose) => (context, given) => {
  const values = flat(given).map((value) => toNumber(value, context.world.zone));
  return !values.length || values.some(Number.isNaN) ? NaN : choose(...values);
};

const exp10 = (number) =>
  Number.isInteger(number) && Math.abs(number) < 300 ? Number(`1e${number}`) : 10 ** number;

const one = (compute) => ({ takes: [1, 1], apply: numbers(compute) });

export const NUMBERS = {
  number: {
    takes: [0, 1],
    apply: (context, given) => {
      if (!given.length && !context.node) throw new NotWorkedOut("expression.no-node");
      const { zone } = context.world;
      return given.length ? toNumber(given[0], zone) : numberOf(textOf(context.node), zone);
    },
  },
  int: one(Math.trunc),
  floor: one(Math.floor),
  ceiling: one(Math.ceil),
  round: { takes: [1, 2], apply: numbers(round) },
  abs: one(Math.abs),
  pow: { takes: [2, 2], apply: numbers(Math.pow) },
  sqrt: one(Math.sqrt),
  log: one(Math.log),
  log10: one(Math.log10),
  exp: one(Math.exp),
  exp10: one(exp10),
  sin: one(Math.sin),
  cos: one(Math.cos),
  tan: one(Math.tan),
  asin: one(Math.asin),
  acos: one(Math.acos),
  atan: one(Math.atan),
  atan2: { takes: [2, 2], apply: numbers(Math.atan2) },
  pi: { takes: [0, 0], apply: () => Math.PI },
  sum: {
    takes: [1, 1],
    apply: (context, [nodes]) =>
      onlyNodes(nodes).reduce((total, node) => total + numberOf(textOf(node), context.world.zone), 0),
  },
  max: { takes: [1, Infinity], apply: extreme(Math.max) },
  min: { takes: [1, Infinity], apply: extreme(Math.min) },
  random: {
    takes: [0, 0],
    apply: (context) => {
      if (!context.world.random) throw new NotWorkedOut("expression.no-chance", { function: "random" });
      return context.world.random();
    },
  },
};
