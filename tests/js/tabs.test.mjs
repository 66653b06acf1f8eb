import assert from "node:assert/strict";
import test from "node:test";

import { next } from "../../app/static/js/modules/tabs.js";

test("arrows move around the end and the beginning", () => {
  assert.deepEqual([next(2, "ArrowRight", 3), next(0, "ArrowLeft", 3)], [0, 2]);
});

test("Home and End go to the first and the last", () => {
  assert.deepEqual([next(1, "Home", 3), next(1, "End", 3)], [0, 2]);
});

test("any other key moves nothing", () => {
  assert.equal(next(1, "Enter", 3), 1);
});
