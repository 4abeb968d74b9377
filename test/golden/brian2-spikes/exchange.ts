import { writeExchange } from '../../../bench/engine/exchange.ts';
import { cobahhNetwork } from '../../../engine/benchmarks/cobahh.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import { compile } from '../../../engine/simulation/compile.ts';

/** `npx tsx test/golden/brian2-spikes/exchange.ts cuba FOLDER`: the network and its state at step 0, for generate.py. */
const networks: Readonly<Record<string, typeof cubaNetwork>> = { cuba: cubaNetwork, cobahh: cobahhNetwork };
const [name = '', folder] = process.argv.slice(2);
const network = networks[name];
if (!network || folder === undefined) {
  throw new Error(`Found "${name} ${folder ?? ''}", expected cuba or cobahh, and a folder to write the network to`);
}
writeExchange(folder, compile(network()));
