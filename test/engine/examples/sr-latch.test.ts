import { expect, it } from 'vitest';
import { compile } from '../../../engine/simulation/compile.ts';
import { bitsOf, example, measureExample } from './support.ts';

it('remembers: set, hold, reset, hold, and r wins when both come', () => {
  const simulation = compile(example('sr-latch'));
  const { outputs, ranges } = simulation.compiled;
  const q = ranges.get('q_neuron')!.first;
  const nq = ranges.get('nq_neuron')!.first;
  const phase = (s: 0 | 1, r: 0 | 1, steps: number): string[] => {
    simulation.apply({ kind: 'level', stimulus: 's', value: s });
    simulation.apply({ kind: 'level', stimulus: 'r', value: r });
    return Array.from({ length: steps }, () => {
      simulation.step();
      return `${outputs[q]}${outputs[nq]}`;
    });
  };
  // q, then its opposite one step later; an input is felt one step after it is set.
  expect(phase(0, 0, 3)).toEqual(['01', '01', '01']);
  expect(phase(1, 0, 3)).toEqual(['01', '11', '10']);
  expect(phase(0, 0, 50)).toEqual(Array(50).fill('10'));
  expect(phase(0, 1, 3)).toEqual(['10', '00', '01']);
  expect(phase(0, 0, 50)).toEqual(Array(50).fill('01'));
  expect(phase(1, 1, 5)).toEqual(Array(5).fill('01'));
  phase(1, 0, 5);
  expect(phase(1, 1, 4)).toEqual(['10', '00', '01', '01']);
});

it('is set from silence by s alone', () => {
  const table = measureExample('sr-latch');
  expect(bitsOf(table)).toEqual(['01', '01', '10', '01']);
  expect(table.rows.map(({ latency }) => latency)).toEqual([0, 0, 2, 0]);
  expect(table.pass).toBe(true);
});
