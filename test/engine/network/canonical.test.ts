import { expect, it } from 'vitest';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import { nand } from '../support/networks.ts';

it('a network without labels is written the same on the first save as on the second', () => {
  const first = serializeNetwork(nand(0, 1));
  const again = parseNetworkText(first);
  expect(again.ok && serializeNetwork(again.value)).toBe(first);
});
