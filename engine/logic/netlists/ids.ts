/** Makes legal ids of any names: letters, digits and _, first a letter, at most 64 of them, each its own. */
export function createIds(): (name: string, suffix?: string) => string {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return (name, suffix = '') => {
    const legal = legalId(name, 56 - suffix.length) + suffix;
    let id = legal;
    for (let number = next.get(legal) ?? 2; taken.has(id) || id in {}; number++) {
      id = `${legal.slice(0, 54)}_${number}`;
      next.set(legal, number + 1);
    }
    taken.add(id);
    return id;
  };
}

/** Names of digits alone, as those of ISCAS, get an n in front. */
function legalId(name: string, length: number): string {
  const plain = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return (/^[A-Za-z]/.test(plain) ? plain : `n${plain}`).slice(0, length);
}
