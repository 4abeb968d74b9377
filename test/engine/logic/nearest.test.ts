import { expect, it } from 'vitest';
import { nearestName } from '../../../engine/logic/nearest.ts';

it.each([
  ['sun', ['sum', 'carry'], 'sum'],
  ['Carry', ['sum', 'carry'], 'carry'],
  ['cary', ['sum', 'carry'], 'carry'],
  ['stochastic', ['logistic', 'stochastic-binary'], 'stochastic-binary'],
  ['c', ['a', 'b'], null],
  ['q', [], null],
  ['voltage', ['sum', 'carry'], null],
])('takes %j among %j for %j', (name, known, nearest) => {
  expect(nearestName(name, known)).toBe(nearest);
});
