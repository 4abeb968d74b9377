import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import MissingTexts from '../../../renderer/views/train/preparation/MissingTexts.svelte';
import { createTestLab } from '../support/lab.ts';
import Frame from './Frame.svelte';

it('starts a training anew where other texts mean missing, and not for blanks between them', async () => {
  const { lab, engine } = createTestLab();
  const { training } = lab;
  lab.show('train');
  training.task.useFile('coded.csv', ['x,t', ...Array.from({ length: 9 }, (_, k) => `${k},${'uv'[k % 2]}`)].join('\n'));
  await engine.pass(10);
  const user = userEvent.setup();
  const screen = render(Frame, { props: { lab, view: MissingTexts } });
  const field = screen.getByLabelText('Texts that mean missing');
  training.stepEpoch();
  await engine.pass(100);
  await user.type(field, ' ');
  await user.tab();
  await engine.pass(100);
  expect([training.epoch, training.notice]).toEqual([1, '']);
  await user.type(field, '-9');
  await user.tab();
  await engine.pass(100);
  expect([training.epoch, training.task.plan.missingTexts]).toEqual([0, ['-9']]);
});
