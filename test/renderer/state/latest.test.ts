import { expect, it } from 'vitest';
import { latest } from '../../../renderer/state/latest.ts';
import { settle } from '../support/engine.ts';

it('serves the first wish at once and all that came meanwhile with one more run', async () => {
  let value = 0;
  const seen: number[] = [];
  const finish: (() => void)[] = [];
  const wish = latest(async () => {
    seen.push(value);
    await new Promise<void>((resolve) => finish.push(resolve));
  });
  for (value = 1; value <= 5; value++) wish();
  value = 5;
  expect(seen).toEqual([1]);
  finish.shift()!();
  await settle();
  expect(seen).toEqual([1, 5]);
  finish.shift()!();
  await settle();
  expect(seen).toEqual([1, 5]);
  wish();
  expect(seen).toEqual([1, 5, 5]);
});
