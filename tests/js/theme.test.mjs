import assert from "node:assert/strict";
import test from "node:test";

import { other } from "../../app/static/js/modules/theme.js";

test("dark follows light, and light follows dark", () => {
  assert.deepEqual([other("light"), other("dark")], ["dark", "light"]);
});
