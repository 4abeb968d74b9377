import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { guides } from '../../../renderer/views/train/choices/guides.ts';

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  const headings = text.split('\n').filter((line) => /^#+ /.test(line));
  return headings.map((line) =>
    line
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it.each(Object.entries(guides))('%s is explained where its link leads', (_, url) => {
  const [, file, anchor] = /blob\/main\/(docs\/.*)#(.*)$/.exec(url)!;
  expect(anchorsOf(readFileSync(file!, 'utf8'))).toContain(anchor);
});
