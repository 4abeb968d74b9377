import type { CompareOptions, ComparisonResult } from '../../../engine/compare/types.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';

/** One circuit under several models, in chunks, in a worker of its own. A later comparison ends the one before. */
export interface ModelsRequests {
  compareModels: { ask: ModelsRequest; answer: ModelsAnswer };
  cancelModels: { ask: null; answer: null };
}

export interface ModelsEvents {
  /** Which model the circuit is being carried over to. */
  modelsMapping: ModelsMapping;
  /** Steps of all models; the first comes when all of them are mapped. */
  modelsProgress: ModelsProgress;
}

export interface ModelsMapping {
  readonly model: string;
  /** From 0. */
  readonly place: number;
}

export interface ModelsProgress {
  readonly done: number;
  readonly total: number;
}

export interface ModelsRequest {
  readonly network: Network;
  readonly options: Omit<CompareOptions, 'now' | 'onMapping'>;
}

/** What all models have done by then, where it was cancelled. */
export type ModelsAnswer =
  | { readonly ok: true; readonly found: ComparisonResult; readonly cancelled: boolean }
  | { readonly ok: false; readonly issues: readonly Issue[] };
