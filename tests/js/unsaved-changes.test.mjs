import assert from "node:assert/strict";
import test from "node:test";

import { differ } from "../../app/static/js/modules/unsaved-changes.js";

test("the same reading twice says the same", () => {
  assert.equal(differ([["q", "1"]], [["q", "1"]]), false);
});

test("another value, another name, one more and one less all differ", () => {
  const before = [["q", "1"]];

  assert.deepEqual(
    [[["q", "2"]], [["r", "1"]], [["q", "1"], ["q", "2"]], []].map((after) => differ(before, after)),
    [true, true, true, true],
  );
});
