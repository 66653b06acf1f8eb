// Works out parsed expressions with the engine of the page, for the command line and the tests.
// In: one JSON line a vector, after one line of trees by name.  Out: one JSON line a vector.

import { createHash } from "node:crypto";
import { createInterface } from "node:readline";

import { valueOf } from "../static/js/expressions/evaluate.js";
import { Moment } from "../static/js/expressions/moments.js";
import { descendants, linked, localName, textOf } from "../static/js/expressions/nodes.js";
import { toNumber, toText } from "../static/js/expressions/values.js";

const HASHES = ["md5", "sha1", "sha256", "sha384", "sha512"];

const attribute = (node, name) => node.attributes.find((one) => one.name === name)?.value ?? "";

function itext(root, language) {
  const all = [...descendants(root)].filter((node) => localName(node) === "translation");
  const chosen =
    (language && all.find((one) => attribute(one, "lang") === language)) ||
    all.find((one) => attribute(one, "default")) || all[0];
  return (id) => {
    const text = chosen?.children.find((one) => attribute(one, "id") === id);
    const value = text?.children.find((one) => localName(one) === "value");
    return value ? textOf(value) : "";
  };
}

function instances(root) {
  const found = {};
  for (const node of descendants(root)) {
    const id = localName(node) === "instance" && attribute(node, "id");
    if (id) found[id] = node;
  }
  return found;
}

function inJson(number) {
  if (!Number.isFinite(number)) return { number: String(number) };
  return Object.is(number, -0) ? { number: "-0" } : number;
}

function pathOf(node) {
  if (!node.parent) return "";
  const same = node.parent.children.filter((one) => one.name === node.name && one.kind === node.kind);
  return `${pathOf(node.parent)}/${node.name || `${node.kind}()`}[${same.indexOf(node) + 1 || 1}]`;
}

function typed(value, wanted, zone) {
  if (wanted === "boolean" || (typeof value === "boolean" && !wanted)) {
    const plain = value instanceof Moment ? value.isReal : value;
    return { type: "boolean", value: Array.isArray(plain) ? plain.length > 0 : Boolean(plain) };
  }
  if (wanted === "number" || (typeof value === "number" && !["string", "nodeset"].includes(wanted))) {
    return { type: "number", value: inJson(toNumber(value, zone)) };
  }
  if (Array.isArray(value) && !["string", "error"].includes(wanted)) {
    return { type: "nodeset", value: value.map(pathOf) };
  }
  return { type: "string", value: toText(value) };
}

function answer(vector, trees) {
  const root = vector.root === null ? null : trees[vector.root];
  const node = root && [root, ...descendants(root)].find((one) => one.order === vector.order);
  const world = {
    ...vector.world,
    instances: root ? instances(root) : {},
    itext: root ? itext(root, vector.language) : () => "",
    digest: (name, bytes) => (HASHES.includes(name) ? createHash(name).update(bytes).digest() : null),
  };
  try {
    const value = valueOf(vector.tree, { world, node, current: node });
    return typed(value, vector.wanted, world.zone);
  } catch (mistake) {
    return { type: "error", value: mistake.code ?? String(mistake) };
  }
}

let trees;
for await (const line of createInterface({ input: process.stdin })) {
  const read = JSON.parse(line);
  if (!trees) {
    trees = Object.fromEntries(Object.entries(read).map(([name, root]) => [name, linked(root)]));
    continue;
  }
  console.log(JSON.stringify(answer(read, trees)));
}
