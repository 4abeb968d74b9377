import type { ModelSource } from '../../engine/equations/types.ts';
import { findModel } from '../../engine/models/index.ts';

/** How neurons of a model are drawn. */
export interface ModelLook {
  /** Name of the silhouette: `membrane` for models in time, the id of a built-in model, or a letter of an own one. */
  readonly glyph: string;
  /** Whether the output is a value held, not spikes. */
  readonly graded: boolean;
}

/** The look of a model by its id; `own` are the network's own models. */
export function lookOf(id: string, own: readonly ModelSource[]): ModelLook {
  const model = findModel(id, own);
  const label = (model?.label ?? id).slice(0, 1).toUpperCase();
  const isOwn = own.some((source) => source.id === id);
  return { glyph: model?.inTime ? 'membrane' : isOwn || !model ? label : id, graded: model?.output === 'rate' };
}

export function sameLook(a: ModelLook, b: ModelLook): boolean {
  return a.glyph === b.glyph && a.graded === b.graded;
}
