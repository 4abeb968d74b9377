import type { Circuit } from '../network/types-chips.ts';

/** Gives out names that are free: the one asked for, or with the first number from 2 on that makes it so. */
export function namesBeside(taken: Iterable<string>): (wanted: string) => string {
  const used = new Set(taken);
  return (wanted) => {
    let name = wanted;
    for (let number = 2; used.has(name); number++) name = `${wanted}_${number}`;
    used.add(name);
    return name;
  };
}

/** A name that an id may be, of a label or the end of a connection. */
export function asId(text: string): string {
  const name = text.replace(/[^A-Za-z0-9]+/g, '_').replace(/^[^A-Za-z]+|_+$/g, '');
  return name === '' ? 'chip' : name.slice(0, 48);
}

/** All that shares one space of names in a circuit. */
export function idsOf({ populations, stimuli, probes, chips, notes }: Circuit): string[] {
  return [...populations, ...stimuli, ...probes, ...chips, ...notes].map(({ id }) => id);
}
