import type { Network } from '../../engine/network/types.ts';
import type { Arguments } from './arguments.ts';
import { fail } from './failure.ts';
import { readNetworkFile } from './read-network.ts';

/** In place of the options that describe layers. */
export const networkOption = {
  type: 'string',
  valueHint: 'FILE',
  description:
    'A circuit to take as drawn, in place of layers: inputs and outputs are columns and classes of their names, or in their order; numbers stay unscaled',
} as const;

/** The network of `--network` as its file has it; null where the option is not given. */
export async function readDrawnNetwork(args: Arguments): Promise<Network | null> {
  const path = args.text('network');
  if (path === null) return null;
  const given = ['hidden', 'activation', 'dropout', 'precision'].find((name) => args.text(name) !== null);
  if (given !== undefined) fail(`--${given}`, 'is given besides --network, which has its own units', 'one of the two');
  if (args.isSet('scale-target'))
    fail('--scale-target', 'is given besides --network, whose file has no place for scales', 'one of the two');
  return readNetworkFile(path);
}
