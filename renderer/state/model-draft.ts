import type { ModelSource } from '../../engine/equations/types.ts';
import { parseModel } from '../../engine/equations/parse-model.ts';
import type { TextIssue } from '../../engine/equations/issue.ts';
import { chooseMethod } from '../../engine/integration/choose.ts';
import { readModel } from '../../engine/models/define.ts';
import type { NeuronModel } from '../../engine/models/types.ts';
import type { Network } from '../../engine/network/types.ts';
import { freeModelId } from './own-models.ts';

/** A model that is about to be written: where it begins, and what it becomes. */
export interface ModelDraft {
  readonly source: ModelSource;
  /** Id of the network's own model that it replaces; null for a new one. */
  readonly replaces: string | null;
  /** Id of the population that takes it; null when only the model itself is edited. */
  readonly population: string | null;
}

/** A new model that begins as a copy of another. */
export function draftFrom(network: Network, model: ModelSource, population: string | null): ModelDraft {
  const id = freeModelId(network, model.id);
  const source = { id, label: `My ${model.label}`, text: `${model.text.trim()}\n`, reference: '' };
  return { source, replaces: null, population };
}

/** What the engine makes of a text: a model, or all that is wrong and where. */
export type DraftReading =
  | { readonly model: NeuronModel; readonly method: string; readonly issues: readonly [] }
  | { readonly model: null; readonly method: ''; readonly issues: readonly TextIssue[] };

/** Reads a model's text; never throws. */
export function readDraft(source: ModelSource): DraftReading {
  const parsed = parseModel(source.text);
  if (!parsed.ok) return { model: null, method: '', issues: parsed.issues };
  const model = readModel(source);
  // A method that does not fit has a place as well.
  if (!model.ok) return { model: null, method: '', issues: model.issues as readonly TextIssue[] };
  return { model: model.value, method: methodText(model.value), issues: [] };
}

function methodText({ inTime, parsed }: NeuronModel): string {
  if (!inTime) return 'none: a step is a unit of time of its own';
  return parsed.method ? `${parsed.method}, as the text asks` : `${chooseMethod(parsed)}, chosen for the equations`;
}
