import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cubaNetwork } from '../../engine/benchmarks/cuba.ts';
import { parseNetworkText, serializeNetwork } from '../../engine/network/parse.ts';
import { compile } from '../../engine/simulation/compile.ts';

/** `npx tsx bench/engine/first-spike.ts`, in a process of its own: milliseconds from a CUBA file on disk to its first spike. */
const file = join(tmpdir(), `nandrite-cuba-${process.pid}.network.json`);
writeFileSync(file, serializeNetwork(cubaNetwork()));
const start = performance.now();
const parsed = parseNetworkText(readFileSync(file, 'utf8'));
if (!parsed.ok) throw new Error(`Found a file with ${parsed.issues.length} issues, expected none`);
const simulation = compile(parsed.value);
while (simulation.activeCount === 0) simulation.step();
console.log(JSON.stringify({ milliseconds: performance.now() - start, steps: simulation.stepCount }));
rmSync(file);
