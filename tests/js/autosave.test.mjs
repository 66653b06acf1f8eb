import assert from "node:assert/strict";
import test from "node:test";

import { held, stateOf, waits } from "../../app/static/js/modules/autosave.js";

test("a page is held as it is sent, without its token, its files and its revision", () => {
  const pairs = [["csrf_token", "x"], ["_revision", "3"], ["answer-q", "12"], ["answer-f-file", {}], ["_end", "1"]];

  assert.equal(held(pairs), "answer-q=12");
});

test("each answer of the server has its state, and none at all is a network that is away", () => {
  assert.deepEqual(
    [200, 403, 409, 422, 400, 401, 503, undefined].map(stateOf),
    ["saved", "closed", "asks", "refused", "refused", "refused", "offline", "offline"],
  );
});

test("the longer the network is away, the longer it waits, and never more than half a minute", () => {
  assert.deepEqual([1, 2, 3, 9].map(waits), [2, 4, 8, 30]);
});
