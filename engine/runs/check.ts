import { flattenNetwork } from '../network/flatten.ts';
import type { Issue } from '../network/issue.ts';
import type { Probe } from '../network/types-probes.ts';
import type { Network } from '../network/types.ts';
import { checkInterventions } from './check-interventions.ts';
import { checkRate, checkTrace, checkWeights } from './check-samples.ts';
import { checkSpikes } from './check-spikes.ts';
import { mustEqual } from './must-equal.ts';
import type { Run } from './types.ts';

/** Whether the parts of a run agree: seed and time base, interventions, and a record for each probe of the network. */
export function checkRun(recorded: Run): Issue[] {
  const run = { ...recorded, network: flattenNetwork(recorded.network) };
  const { network, engine } = run;
  return [
    ...mustEqual('seed', run.seed, network.seed, 'the seed of its network'),
    ...mustEqual('dt', run.dt, network.time.dt, 'the dt of its network'),
    ...(engine.backend === 'js' ? mustEqual('engine.precision', engine.precision, 'f64', 'all that js has') : []),
    ...checkInterventions(run),
    ...checkRecords('spikes', 'spikes', run.spikes, run, checkSpikes),
    ...checkRecords('traces', 'trace', run.traces, run, checkTrace),
    ...checkRecords('weights', 'weights', run.weights, run, checkWeights),
    ...checkRecords('rates', 'rate', run.rates, run, checkRate),
  ];
}

type ProbeOf<K extends Probe['kind']> = Extract<Probe, { kind: K }>;

/** One record for each probe of its kind, in the order of the network, and each of it sound. */
function checkRecords<K extends Probe['kind'], T extends { readonly probe: string; readonly target: string }>(
  list: string,
  kind: K,
  records: readonly T[],
  run: Run,
  check: (record: T, probe: ProbeOf<K>, path: string, run: Run) => Issue[],
): Issue[] {
  const probes = run.network.probes.filter((probe): probe is ProbeOf<K> => probe.kind === kind);
  return [
    ...checkProbes(list, records, probes),
    ...records.flatMap((record, index) => {
      const probe = probes.find(({ id }) => id === record.probe);
      const path = `${list}[${index}]`;
      if (!probe) return [];
      return [
        ...mustEqual(`${path}.target`, record.target, probe.target, 'the target of its probe'),
        ...check(record, probe, path, run),
      ];
    }),
  ];
}

function checkProbes(list: string, records: readonly { probe: string }[], probes: Network['probes']): Issue[] {
  const expected = probes.map(({ id }) => id);
  const found = records.map(({ probe }) => probe);
  if (found.join() === expected.join()) return [];
  const message = `found records of ${found.join(', ') || 'no probe'}`;
  return [{ path: list, message, expected: `one record each of ${expected.join(', ') || 'no probe'}, in this order` }];
}
