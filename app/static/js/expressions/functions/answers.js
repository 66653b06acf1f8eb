// Truth, choices and nodes.

import { draws, shuffled } from "../chance.js";
import { ancestors, descendants, localName, placeOf, textOf } from "../nodes.js";
import { flat, NotWorkedOut, onlyNodes, toBoolean, toNumber, toText } from "../values.js";

const ANY = Infinity;

function here(context) {
  if (!context.node) throw new NotWorkedOut("expression.no-node");
  return context.node;
}

const within = (least, most, total) =>
  !Number.isNaN(total) && (least === -1 || total >= least) && (most === -1 || total <= most);

const bounds = (context, given) => given.slice(0, 2).map((value) => toNumber(value, context.world.zone));

export const LOGIC = {
  true: { takes: [0, 0], apply: () => true },
  false: { takes: [0, 0], apply: () => false },
  boolean: { takes: [1, 1], apply: (_, [value]) => toBoolean(value) },
  not: { takes: [1, 1], apply: (_, [value]) => !toBoolean(value) },
  "boolean-from-string": {
    takes: [1, 1],
    apply: (_, [value]) => ["1", "true"].includes(toText(value)),
  },
  if: {
    takes: [3, 3],
    lazy: (context, [condition, so, otherwise], valueOf) =>
      valueOf(toBoolean(valueOf(condition, context)) ? so : otherwise, context),
  },
  coalesce: {
    takes: [1, ANY],
    lazy: (context, trees, valueOf) => {
      for (const tree of trees) {
        const value = valueOf(tree, context);
        if (toText(value) !== "") return Array.isArray(value) ? toText(value) : value;
      }
      return "";
    },
  },
  once: {
    takes: [1, 1],
    lazy: (context, [tree], valueOf) => textOf(here(context)) || toText(valueOf(tree, context)),
  },
  checklist: {
    takes: [2, ANY],
    apply: (context, given) =>
      within(...bounds(context, given), flat(given.slice(2)).filter(toBoolean).length),
  },
  "weighted-checklist": {
    takes: [2, ANY],
    apply: (context, given) => {
      const pairs = given.slice(2);
      const weights = flat(pairs.filter((_, at) => at % 2 === 1));
      const total = flat(pairs.filter((_, at) => at % 2 === 0))
        .slice(0, weights.length)
        .map((condition, at) => (toBoolean(condition) ? toNumber(weights[at], context.world.zone) : 0))
        .reduce((sum, weight) => sum + weight, 0);
      return within(...bounds(context, given), total);
    },
  },
};

const words = (value) => toText(value).split(/\s+/).filter(Boolean);

export const CHOICES = {
  selected: { takes: [2, 2], apply: (_, [chosen, one]) => words(chosen).includes(toText(one).trim()) },
  "selected-at": {
    takes: [2, 2],
    apply: (context, [chosen, place]) => {
      const at = Math.trunc(toNumber(place, context.world.zone));
      return words(chosen)[at] ?? "";
    },
  },
  "count-selected": { takes: [1, 1], apply: (_, [chosen]) => words(chosen).length },
  "jr:choice-name": {
    takes: [2, 2],
    apply: (context, [code, question]) => {
      if (!context.world.choiceName) {
        throw new NotWorkedOut("expression.unknown-function", { function: "jr:choice-name" });
      }
      return context.world.choiceName(toText(code), toText(question));
    },
  },
};

const ofNode = (read) => (context, given) => {
  const node = given.length ? onlyNodes(given[0])[0] : here(context);
  return node ? read(node) : "";
};

function columnOf(item, name) {
  if (name.startsWith("@")) return item.attributes.find((one) => one.name === name.slice(1))?.value;
  const child = item.children.find((one) => one.name === name);
  return child && textOf(child);
}

export const NODES = {
  count: { takes: [1, 1], apply: (_, [nodes]) => onlyNodes(nodes).length },
  "count-non-empty": {
    takes: [1, 1],
    apply: (_, [nodes]) => onlyNodes(nodes).filter((node) => textOf(node) !== "").length,
  },
  position: {
    takes: [0, 1],
    apply: (context, [nodes]) => {
      if (nodes === undefined) return context.position ?? 1;
      const [node] = onlyNodes(nodes);
      return node ? placeOf(node) : NaN;
    },
  },
  last: { takes: [0, 0], apply: (context) => context.size ?? 1 },
  name: { takes: [0, 1], apply: ofNode((node) => node.name ?? "") },
  "local-name": { takes: [0, 1], apply: ofNode(localName) },
  "namespace-uri": { takes: [0, 1], apply: ofNode((node) => node.namespace ?? "") },
  current: { takes: [0, 0], apply: (context) => [context.current ?? here(context)] },
  instance: {
    takes: [1, 1],
    apply: (context, [id]) => {
      const node = context.world.instances?.[toText(id)];
      if (!node) throw new NotWorkedOut("expression.unknown-instance", { instance: toText(id) });
      return [node];
    },
  },
  "indexed-repeat": {
    takes: [3, 7],
    apply: (context, given) => {
      let nodes = onlyNodes(given[0]);
      for (let at = 1; at + 1 < given.length; at += 2) {
        const place = toNumber(given[at + 1], context.world.zone);
        const chosen = onlyNodes(given[at]).filter((time) => placeOf(time) === place);
        nodes = nodes.filter((node) => chosen.some((time) => [...ancestors(node)].includes(time)));
      }
      return nodes;
    },
  },
  pulldata: {
    takes: [4, 4],
    apply: (context, given) => {
      const [name, wanted, column, value] = given.map(toText);
      const list = context.world.instances?.[name];
      if (!list) throw new NotWorkedOut("expression.unknown-instance", { instance: name });
      for (const item of descendants(list)) {
        if (item.kind === "element" && columnOf(item, column) === value) return columnOf(item, wanted) ?? "";
      }
      return "";
    },
  },
  randomize: {
    takes: [1, 2],
    apply: (context, [nodes, seed]) => {
      const { random, zone } = context.world;
      if (seed !== undefined) return shuffled(onlyNodes(nodes), draws(toNumber(seed, zone)));
      return random ? shuffled(onlyNodes(nodes), random) : onlyNodes(nodes);
    },
  },
};
