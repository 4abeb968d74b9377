import type { CauseGraph } from '../../engine/analysis/causes/types.ts';
import { shownId, type InputNames } from '../network/input-names.ts';
import type { WhyAnswer } from './analysis-protocol.ts';
import type { NeuronReadout, PlotData } from './protocol.ts';

/** What was recorded, with inputs as the window calls them. */
export function plotUnder(data: PlotData, names: InputNames): PlotData {
  const named = <T extends { readonly target: string }>(one: T): T => ({ ...one, target: shownId(names, one.target) });
  return { ...data, bands: data.bands.map(named), traces: data.traces.map(named) };
}

export function readoutUnder(readout: NeuronReadout | null, names: InputNames): NeuronReadout | null {
  return (
    readout && { ...readout, inputs: readout.inputs.map((one) => ({ ...one, source: shownId(names, one.source) })) }
  );
}

export function answerUnder(reply: WhyAnswer, names: InputNames): WhyAnswer {
  if (!reply.ok || reply.answer.kind !== 'caused') return reply;
  return { ...reply, answer: { ...reply.answer, graph: graphUnder(reply.answer.graph, names) } };
}

/** An explanation whose origins are inputs as the window calls them. */
export function graphUnder(graph: CauseGraph, names: InputNames): CauseGraph {
  if (names.size === 0) return graph;
  const causes = Object.entries(graph.causes).map(([key, cause]) => {
    const contributions = cause.contributions.map((each) => {
      const { origin } = each;
      if (origin.kind !== 'stimulus') return each;
      return { ...each, origin: { ...origin, stimulus: shownId(names, origin.stimulus) } };
    });
    return [key, { ...cause, contributions }] as const;
  });
  return { ...graph, causes: Object.fromEntries(causes) };
}
