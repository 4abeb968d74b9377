import type { Rng } from './driven.ts';

type Json = unknown;
type Container = Json[] | Record<string, Json>;

/** A file with one to four of its parts deleted, copied, renamed, moved or replaced by something else. */
export function mutate(file: Json, rng: Rng): Json {
  const root = structuredClone(file) as Container;
  const count = 1 + Math.floor(rng() ** 2 * 4);
  for (let k = 0; k < count; k++) mutateOnce(root, rng);
  return capped(root);
}

interface Place {
  readonly holder: Container;
  readonly key: string;
}

function mutateOnce(root: Container, rng: Rng): void {
  const places = placesOf(root);
  const place = pick(places, rng);
  if (!place) return;
  const { holder, key } = place;
  const value = get(holder, key);
  // Mostly a change that may well leave a network.
  if (rng() < 0.7) return set(holder, key, mild(value, places, rng));
  const kinds = [
    () => remove(holder, key),
    () => set(holder, key, pick(strange, rng)),
    () => set(holder, key, structuredClone(get(...entry(pick(places, rng)!)))),
    () =>
      Array.isArray(holder)
        ? holder.splice(Number(key), 0, structuredClone(value))
        : rename(holder, key, pick(words, rng)!),
    () => set(holder, pick(words, rng)!, structuredClone(value)),
  ];
  pick(kinds, rng)!();
}

/** Another value of the same kind. */
function mild(value: Json, places: readonly Place[], rng: Rng): Json {
  if (typeof value === 'number')
    return pick([...numbers, value * 2, value / 2, -value, value + 1, Math.round(value)], rng);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return Array.isArray(value) ? value.slice(Math.floor(rng() * 2)) : value;
  if (/[=:()]/.test(value)) return brokenText(value, rng);
  const texts = places.map((place) => get(...entry(place)));
  return pick(
    texts.filter((each) => typeof each === 'string' && each.length < 40),
    rng,
  );
}

function brokenText(text: string, rng: Rng): string {
  const at = Math.floor(rng() * text.length);
  const end = at + Math.floor(rng() * 6);
  return text.slice(0, at) + pick(fragments, rng) + text.slice(rng() < 0.6 ? end : at);
}

const numbers = [0, 1, -1, 2, 3, 0.5, 1e-300, 1e-9, 1e9, 1e12, -1e12, 1e300, 1.5, 100, 2 ** 31, 2 ** 32 - 1];
const strange = [
  ...numbers,
  null,
  true,
  '',
  'x',
  [],
  {},
  [1, 2],
  [[0, 0, 1, 1]],
  { kind: 'uniform', low: 0, high: 1 },
  'auto',
  '__proto__',
  'delta',
];
const words = [
  'kind',
  'id',
  'source',
  'target',
  'weight',
  'delay',
  'size',
  'model',
  'parameters',
  'initial',
  'synapse',
  'interval',
  'extra',
  'toString',
];
const fragments = [
  '',
  '',
  '0',
  '1',
  '-',
  '*',
  '/',
  '^',
  '(',
  ')',
  'v',
  'I',
  'exp(',
  'log(v/mV)',
  'rand()',
  'xi',
  '1e300',
  '1*ms',
  '1*mV',
  ' and ',
  ':',
  '=',
  '\n',
  '2',
  'sqrt(',
  'poisson(3)',
];

function placesOf(holder: Container, places: Place[] = []): Place[] {
  for (const key of Object.keys(holder)) {
    places.push({ holder, key });
    const value = get(holder, key);
    if (typeof value === 'object' && value !== null) placesOf(value as Container, places);
  }
  return places;
}

function entry({ holder, key }: Place): [Container, string] {
  return [holder, key];
}

function get(holder: Container, key: string): Json {
  return (holder as Record<string, Json>)[key];
}

function set(holder: Container, key: string, value: Json): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) return;
  (holder as Record<string, Json>)[key] = value;
}

function remove(holder: Container, key: string): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function rename(holder: Record<string, Json>, key: string, name: string): void {
  const value = holder[key];
  Reflect.deleteProperty(holder, key);
  holder[name] = value;
}

/** Sizes and delays stay small: the file's own limits allow far more memory than thousands of networks may take here. */
function capped(value: Json, key = ''): Json {
  if (typeof value === 'number') {
    if (key === 'size') return Math.min(value, 40);
    if (key === 'delay' || key === 'ms') return Math.min(value, 300);
    return key === 'dt' && value > 0 ? Math.max(value, 0.01) : value;
  }
  if (Array.isArray(value)) return value.map((each) => capped(each, key === 'list' ? 'row' : key));
  if (typeof value !== 'object' || value === null) return value;
  const inner = key === 'ms' || key === 'delay' ? key : null;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, capped(each, inner ?? name)]));
}

function pick<T>(list: readonly T[], rng: Rng): T | undefined {
  return list[Math.floor(rng() * list.length)];
}
