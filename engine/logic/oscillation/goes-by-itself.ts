import { byId } from '../../network/by-id.ts';
import { getModel } from '../../models/index.ts';
import type { Stimulus } from '../../network/types-stimuli.ts';
import type { Network } from '../../network/types.ts';
import { isDeterministic } from '../timing.ts';

/** Whether what a circuit does next follows from its last outputs alone, without chance, events, or memory of its parts. */
export function goesByItself(circuit: Network): boolean {
  const { populations, models, stimuli, connections, synapses, events } = circuit;
  const kinds = byId(synapses);
  return (
    isDeterministic(circuit) &&
    populations.every(({ model }) => !getModel(model, models).inTime) &&
    stimuli.every(({ kind }) => steady.has(kind)) &&
    connections.every(({ synapse }) => !kinds.get(synapse)?.shortTerm && !kinds.get(synapse)?.plasticity) &&
    events.length === 0
  );
}

const steady: ReadonlySet<Stimulus['kind']> = new Set(['toggle', 'clamp', 'constant', 'poisson']);
