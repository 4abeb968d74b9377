import { createExplainer, type Explainer } from '../../engine/analysis/causes/explain.ts';
import type { Intervention } from '../../engine/runs/types.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import type { WhyAnswer, WhyRequest } from './analysis-protocol.ts';
import { createChunkedWork } from './chunks.ts';
import type { Emit, HostEnvironment } from './host.ts';

/** Neurons × steps that are simulated again for an answer: some ten seconds. */
export const mostReplayed = 5e8;

/**
 * Explains spikes of the simulation that is loaded, by simulating it again beside it, with all that was changed on the way. What was gone
 * through for one question serves the next, as long as nothing was changed in between.
 */
export function createCauseRunner(environment: HostEnvironment, emit: Emit, simulation: () => Simulation) {
  const work = createChunkedWork(environment);
  let kept: { of: Simulation; interventions: readonly Intervention[]; explainer: Explainer } | null = null;

  function explainer(of: Simulation): Explainer {
    const { network, interventions, backend, precision, tables, method } = of;
    const isSame =
      kept?.of === of &&
      kept.interventions.length === interventions.length &&
      kept.interventions.every((each, index) => each === interventions[index]);
    if (kept && isSame) return kept.explainer;
    const changes = [...interventions];
    const made = createExplainer(network, changes, { backend, precision, tables, ...(method !== null && { method }) });
    kept = { of, interventions: changes, explainer: made };
    return made;
  }

  return {
    async run(request: WhyRequest): Promise<WhyAnswer> {
      const present = simulation();
      const end = present.stepCount;
      const last = request.step === 'last' ? end : request.step + 1;
      if (last * present.compiled.neuronCount > mostReplayed) return tooFar(present, last);
      const explanation = explainer(present).explain({ ...request, end });
      const complete = await work.run(
        () => explanation.advance(stepsAtOnce),
        () => emit('whyProgress', explanation.progress),
      );
      return { ok: true, answer: explanation.answer(), cancelled: !complete };
    },
    cancel: () => work.cancel(),
  };
}

const stepsAtOnce = 4;

function tooFar({ compiled }: Simulation, steps: number): WhyAnswer {
  const { neuronCount } = compiled;
  const most = Math.floor(mostReplayed / neuronCount).toLocaleString('en');
  return {
    ok: false,
    issue: {
      path: 'why',
      message: `${steps.toLocaleString('en')} steps of ${neuronCount.toLocaleString('en')} neurons are too many to go through again here`,
      expected: `a spike among the first ${most} steps, or \`nandrite why\` in a shell`,
    },
  };
}
