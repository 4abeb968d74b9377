import { render } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Announcer from '../../../renderer/views/shell/Announcer.svelte';
import { createTestLab } from '../support/lab.ts';
import Frame from './Frame.svelte';

afterEach(() => void vi.useRealTimers());

test('what happened is said, said again, and no longer there when it is no news', async () => {
  vi.useFakeTimers();
  const { lab } = createTestLab();
  const { getByRole } = render(Frame, { props: { lab, view: Announcer } });
  const news = getByRole('status', { name: 'What happened' });
  for (let k = 0; k < 2; k++) {
    lab.say('Copied NAND');
    await tick();
    expect(news.textContent).toBe('Copied NAND');
    await vi.advanceTimersByTimeAsync(9000);
  }
  expect(news.textContent).toBe('Copied NAND');
  await vi.advanceTimersByTimeAsync(2000);
  expect(news.textContent).toBe('');
});
