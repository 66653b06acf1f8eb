// Places on the earth: "lat lon altitude accuracy", several with ";" between.

import { flat, NotWorkedOut, spend, toText } from "../values.js";

const RADIUS = 6_378_100; // of the earth, in metres

const radians = (degrees) => (degrees * Math.PI) / 180;

// The places, or null where one of them is no place.
function points(given) {
  const found = [];
  for (const text of flat(given).map(toText).join(";").split(";")) {
    if (!text.trim()) continue;
    const [latitude, longitude] = text.trim().split(/\s+/).map(Number);
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
    found.push({ latitude, longitude });
  }
  return found;
}

const hundredths = (number) => Math.round(number * 100) / 100;

function area(_, given) {
  const found = points(given) ?? [];
  if (found.length < 3) return 0;
  const total = found
    .map((first, at) => {
      const second = found[(at + 1) % found.length];
      return radians(second.longitude - first.longitude) *
        (2 + Math.sin(radians(first.latitude)) + Math.sin(radians(second.latitude)));
    })
    .reduce((sum, part) => sum + part, 0);
  return hundredths(Math.abs((total * RADIUS * RADIUS) / 2));
}

function between(first, second) {
  const [one, two] = [radians(first.latitude), radians(second.latitude)];
  const rise = Math.sin((two - one) / 2) ** 2;
  const run = Math.cos(one) * Math.cos(two) *
    Math.sin(radians(second.longitude - first.longitude) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(Math.min(1, rise + run)));
}

function distance(_, given) {
  const found = points(given);
  if (!found?.length) throw new NotWorkedOut("expression.no-place");
  return hundredths(found.slice(1).reduce((sum, second, at) => sum + between(found[at], second), 0));
}

function crosses(point, first, second) {
  if (first.longitude > point.longitude === second.longitude > point.longitude) return false;
  const slope = (second.latitude - first.latitude) / (second.longitude - first.longitude);
  return point.latitude < first.latitude + slope * (point.longitude - first.longitude);
}

function geofence(_, [place, line]) {
  const [point] = points([place]) ?? [];
  const fence = points([line]);
  if (!point || !fence?.length) throw new NotWorkedOut("expression.no-place");
  const [begin, end] = [fence[0], fence.at(-1)];
  const closed = begin.latitude === end.latitude && begin.longitude === end.longitude;
  if (fence.length < 4 || !closed) return false;
  return fence.slice(1).filter((second, at) => crosses(point, fence[at], second)).length % 2 === 1;
}

// Above 0 where c lies to the left of the way from a to b, 0 where it lies on it.
function side(a, b, c) {
  const [east, north] = [b.longitude - a.longitude, b.latitude - a.latitude];
  return east * (c.latitude - a.latitude) - north * (c.longitude - a.longitude);
}

const within = (one, other, value) => Math.min(one, other) <= value && value <= Math.max(one, other);

const betweenEnds = (a, b, c) =>
  within(a.latitude, b.latitude, c.latitude) && within(a.longitude, b.longitude, c.longitude);

function meet([a, b], [c, d]) {
  if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
  const ends = [[a, b, c], [a, b, d], [c, d, a], [c, d, b]];
  return ends.some((three) => side(...three) === 0 && betweenEnds(...three));
}

const same = (one, other) => one.latitude === other.latitude && one.longitude === other.longitude;

// Whether a line, or the edge of an area, meets itself other than where it turns.
function intersects(context, given) {
  const found = points(given) ?? [];
  const lines = found.slice(1).map((end, at) => [found[at], end]).filter(([a, b]) => !same(a, b));
  const last = lines.length - 1;
  spend(context, Math.floor(lines.length ** 2 / 4));
  const closed = lines.length > 0 && same(lines[0][0], lines[last][1]);
  return lines.some((one, at) =>
    lines.slice(at + 2).some((other, more) =>
      !(closed && at === 0 && at + 2 + more === last) && meet(one, other)));
}

export const SPACE = {
  area: { takes: [1, 1], apply: area },
  "enclosed-area": { takes: [1, 1], apply: area },
  intersects: { takes: [1, 1], apply: intersects },
  distance: { takes: [1, Infinity], apply: distance },
  geofence: { takes: [2, 2], apply: geofence },
};
