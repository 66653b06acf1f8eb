// Fills questionnaires with the engine of the page.  In: one JSON line {wire, steps, lastSaved}, a step being
// [place, time, text].  Out: one JSON line with what stands at each place, and counts, after each step.

import { createInterface } from "node:readline";

import { textOf } from "../../app/static/js/expressions/nodes.js";
import { Filled } from "../../app/static/js/instance/filled.js";

const WORLD = { zone: "UTC", now: Date.UTC(2026, 2, 2, 9, 30), locale: "fr_BE" };

const state = (filled) =>
  filled.nodes.flat().map((node) => [textOf(node), filled.isRelevant(node), filled.breaksConstraint(node)]);

for await (const line of createInterface({ input: process.stdin })) {
  const { wire, steps, lastSaved } = JSON.parse(line);
  const filled = new Filled(wire, { ...WORLD, lastSaved });
  const states = [state(filled)];
  for (const [place, time, text] of steps) {
    filled.answer(filled.nodes[place][time], text);
    states.push(state(filled));
  }
  console.log(JSON.stringify(states));
}
