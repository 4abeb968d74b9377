import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { engineSuite } from './engine/suite.ts';
import { formatTable } from './table.ts';

/** `npm run bench [-- SUITE…] [--rounds N] [--out FILE]`: runs all suites or those named, prints a table, writes JSON. */
const suites = { engine: engineSuite } as const;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '7' }, out: { type: 'string' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 5)
  refuse(`found --rounds ${values.rounds}, expected a whole number from 5 on`);

const names = positionals.length > 0 ? positionals : Object.keys(suites);
const results = names.flatMap((name) => {
  if (!isSuite(name)) refuse(`there is no suite "${name}", expected one of ${Object.keys(suites).join(', ')}`);
  return suites[name](rounds);
});
console.log(formatTable(results));
if (values.out !== undefined) {
  writeFileSync(values.out, `${JSON.stringify({ node: process.version, rounds, results }, null, 2)}\n`);
}

function isSuite(name: string): name is keyof typeof suites {
  return Object.hasOwn(suites, name);
}

function refuse(message: string): never {
  console.error(`bench: ${message}`);
  process.exit(2);
}
