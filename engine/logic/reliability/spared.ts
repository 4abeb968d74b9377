import type { Network } from '../../network/types.ts';

/** The populations of a circuit without chips that are left alone: those named, and all inside of a chip that is named. */
export function sparedIn({ populations }: Network, names: readonly string[]): ReadonlySet<string> {
  const ids = populations.map(({ id }) => id);
  return new Set(ids.filter((id) => names.some((name) => isWithin(id, name))));
}

/** Whether a name is that of a population, or of a chip around some. */
export function isKnown({ populations }: Network, name: string): boolean {
  return populations.some(({ id }) => isWithin(id, name));
}

function isWithin(id: string, name: string): boolean {
  return id === name || id.startsWith(`${name}/`);
}
