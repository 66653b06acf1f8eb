// The value of an expression at a place.  The server parses and decides; this shows it sooner.
// The tree is the one that core/questionnaire/expressions/parser.py makes, as JSON.

import { FUNCTIONS } from "./functions.js";
import { AXES, localName, textOf } from "./nodes.js";
import { Moment } from "./moments.js";
import { NotWorkedOut, onlyNodes, spend, toBoolean, toNumber, toText } from "./values.js";

export const MOST_STEPS = 50_000;
const LONGEST_TEXT = 1_000_000;

/**
 * Works out a tree.
 * @param {object} tree
 * @param {{world: object, node: object|null, position?: number, size?: number, budget?: {steps: number}}} context
 */
export function valueOf(tree, context) {
  context.budget ??= { steps: MOST_STEPS };
  spend(context);
  switch (tree.is) {
    case "number":
    case "text":
      return tree.value;
    case "reference":
      return referred(tree, context.world);
    case "call":
      return called(tree, context);
    case "binary":
      return BINARY[tree.operator](tree, context);
    case "negative":
      return -number(tree.of, context);
    case "filter":
      return narrowed(onlyNodes(valueOf(tree.of, context)), tree.predicates, context);
    case "path":
      if (tree.place && context.world.nodesAt) return context.world.nodesAt(tree.place);
      return walked(beginning(tree, context), tree.steps, context);
    default:
      throw new NotWorkedOut("expression.unknown-shape", { shape: tree.is });
  }
}

function referred({ name, last_saved: saved = false }, { reference }) {
  if (!reference) throw new NotWorkedOut("expression.unknown-reference", { name });
  return reference(name, saved);
}

/** The node in whose place the expression stands. */
export function here(context) {
  if (!context.node) throw new NotWorkedOut("expression.no-node");
  return context.node;
}

const number = (tree, context) => toNumber(valueOf(tree, context), context.world.zone);

function beginning(tree, context) {
  if (tree.start) return onlyNodes(valueOf(tree.start, context));
  if (!tree.absolute) return [here(context)];
  let root = here(context);
  while (root.parent) root = root.parent;
  return [root];
}

function walked(begin, steps, context) {
  let nodes = begin;
  for (const step of steps) {
    const reached = new Set();
    for (const node of nodes) {
      const found = [...AXES[step.axis](node)].filter((one) => passes(one, step, context));
      spend(context, 1 + found.length);
      for (const one of narrowed(found, step.predicates ?? [], context)) reached.add(one);
    }
    nodes = [...reached].sort((first, second) => first.order - second.order);
  }
  return nodes;
}

function narrowed(nodes, predicates, context) {
  let left = nodes;
  for (const predicate of predicates) {
    const size = left.length;
    left = left.filter((node, index) => {
      const value = valueOf(predicate, { ...context, node, position: index + 1, size });
      return typeof value === "number" ? value === index + 1 : toBoolean(value);
    });
  }
  return left;
}

function passes(node, { axis, test }, context) {
  if (test.endsWith("()")) return test === "node()" || node.kind === test.slice(0, -2);
  if (node.kind !== (axis === "attribute" ? "attribute" : "element")) return false;
  if (test === "*" || test === node.name) return true;
  const [prefix, local] = test.includes(":") ? test.split(":") : [null, test];
  if (prefix === null) return false;
  const written = node.name.startsWith(`${prefix}:`);
  const namespace = context.world.namespaces?.[prefix];
  if (namespace === undefined && !written) {
    throw new NotWorkedOut("expression.unknown-prefix", { prefix });
  }
  return (written || node.namespace === namespace) && (local === "*" || local === localName(node));
}

function called(tree, context) {
  const known = Object.hasOwn(FUNCTIONS, tree.name) ? FUNCTIONS[tree.name] : undefined;
  if (!known) throw new NotWorkedOut("expression.unknown-function", { function: tree.name });
  const trees = tree.arguments ?? [];
  const [least, most] = known.takes;
  if (trees.length < least || trees.length > most) {
    throw new NotWorkedOut("expression.argument-count", { function: tree.name, given: trees.length });
  }
  if (known.lazy) return known.lazy(context, trees, valueOf);
  const values = trees.map((given) => valueOf(given, context));
  for (const { length } of values.filter((given) => typeof given === "string")) {
    spend(context, Math.floor(length / 100));
  }
  const value = known.apply(context, values);
  if (typeof value === "string") {
    if (value.length > LONGEST_TEXT) throw new NotWorkedOut("expression.too-much-work");
    spend(context, Math.floor(value.length / 100));
  }
  return value;
}

const arithmetic = (compute) => (tree, context) =>
  compute(number(tree.left, context), number(tree.right, context));

function union(tree, context) {
  const both = new Set([
    ...onlyNodes(valueOf(tree.left, context)),
    ...onlyNodes(valueOf(tree.right, context)),
  ]);
  return [...both].sort((first, second) => first.order - second.order);
}

const each = (value) => (Array.isArray(value) ? value.map(textOf) : [value]);

// Compares as XPath 1.0 §3.4: a node set stands for each of its nodes in turn.
const compared = (compare, byOrder) => (tree, context) => {
  const { zone } = context.world;
  const left = valueOf(tree.left, context);
  const right = valueOf(tree.right, context);
  if (typeof left === "boolean" || typeof right === "boolean") {
    if (!byOrder) return compare(toBoolean(left), toBoolean(right));
    if (!Array.isArray(left) && !Array.isArray(right)) {
      return compare(toNumber(left, zone), toNumber(right, zone));
    }
  }
  const [firsts, seconds] = [each(left), each(right)];
  spend(context, firsts.length * seconds.length);
  return firsts.some((first) => seconds.some((second) => compare(...alike(first, second))));

  function alike(first, second) {
    const asNumbers = byOrder || [first, second].some(
      (value) => typeof value === "number" || value instanceof Moment,
    );
    return asNumbers
      ? [toNumber(first, zone), toNumber(second, zone)]
      : [toText(first), toText(second)];
  }
};

const BINARY = {
  or: (tree, context) =>
    toBoolean(valueOf(tree.left, context)) || toBoolean(valueOf(tree.right, context)),
  and: (tree, context) =>
    toBoolean(valueOf(tree.left, context)) && toBoolean(valueOf(tree.right, context)),
  "|": union,
  "+": arithmetic((left, right) => left + right),
  "-": arithmetic((left, right) => left - right),
  "*": arithmetic((left, right) => left * right),
  div: arithmetic((left, right) => left / right),
  mod: arithmetic((left, right) => left % right),
  "=": compared((left, right) => left === right, false),
  "!=": compared((left, right) => left !== right, false),
  "<": compared((left, right) => left < right, true),
  "<=": compared((left, right) => left <= right, true),
  ">": compared((left, right) => left > right, true),
  ">=": compared((left, right) => left >= right, true),
};

