import assert from "node:assert/strict";
import test from "node:test";

import { until } from "../../app/static/js/modules/session-end.js";

const HOUR = 3_600_000;

test("a person is told ten minutes before the end", () => {
  assert.equal(until(12 * HOUR, 0), 12 * HOUR - 600_000);
});

test("who comes in the last ten minutes is told at once", () => {
  assert.equal(until(HOUR, HOUR - 60_000), 0);
});
