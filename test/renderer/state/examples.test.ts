import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { exampleGroups, firstExamples } from '../../../renderer/state/example-groups.ts';
import { examplesOf, loadExamples } from '../../../renderer/state/examples.ts';

const ending = '.network.json';
const files = readdirSync('examples').flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));

it('every example is in one group of the start screen, in the order of the groups', () => {
  const grouped = exampleGroups.flatMap(({ ids }) => ids);
  expect([...grouped].sort()).toEqual([...files].sort());
  expect(loadExamples().map(({ id }) => id)).toEqual(grouped);
});

it('what an empty canvas offers is there', () => {
  const offered = examplesOf(loadExamples(), firstExamples);
  expect(offered.map(({ network }) => network.name)).toEqual(['NAND', 'Full adder', 'The squid’s giant axon']);
});
