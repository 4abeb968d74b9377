import { writeExchange } from '../../../bench/engine/exchange.ts';
import { cubaNetwork } from '../../../engine/benchmarks/cuba.ts';
import { compile } from '../../../engine/simulation/compile.ts';

/** `npx tsx test/golden/brian2-cuba/exchange.ts FOLDER`: the network and its state at step 0, for generate.py. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Found no folder, expected one to write the network to');
writeExchange(folder, compile(cubaNetwork()));
