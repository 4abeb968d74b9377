import { parentPort, workerData } from 'node:worker_threads';
import { createLanes } from '../../engine/logic/lanes/lanes.ts';
import { synthesize } from '../../engine/logic/synthesis/synthesize.ts';
import { laneMismatches } from '../../engine/logic/synthesis/verify.ts';
import type { Parsed } from '../../engine/network/issue.ts';
import type { SynthesisOrder, Verified } from './start-synthesis.ts';

/** Where the thread of `synthesize` begins: a circuit, and every row of its truth table held against the function. */
function makeCircuit({ target, style }: SynthesisOrder): Parsed<Verified> {
  const made = synthesize(target, style);
  if (!made.ok) return made;
  const lanes = createLanes(made.value.network);
  if (!lanes.ok) return lanes;
  return { ok: true, value: { synthesis: made.value, wrong: laneMismatches(lanes.value, target) } };
}

parentPort!.postMessage(makeCircuit(workerData as SynthesisOrder));
