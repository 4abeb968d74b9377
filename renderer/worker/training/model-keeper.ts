import { parseCsv } from '../../../engine/data/csv.ts';
import { predictedCsv, type WrittenTable } from '../../../engine/data/predicted-csv.ts';
import type { Problem } from '../../../engine/data/problem.ts';
import type { Table } from '../../../engine/data/table.ts';
import { exportModel, type ExportedModel, type ModelFormat } from '../../../engine/formats/trained/export.ts';
import { modelText } from '../../../engine/learning/kept-model.ts';
import { parseTrainedModel, type TrainedModel } from '../../../engine/learning/model.ts';
import { predictTable } from '../../../engine/learning/predict-table.ts';
import type { Parsed } from '../../../engine/network/issue.ts';
import { parseJson } from '../../../engine/network/json.ts';
import type { ModelOf, ModelSummary, PredictedRows, PredictRequest } from './model-protocol.ts';
import { predictedRows } from './predicted-rows.ts';

/** What is trained in the same worker. */
interface Trainer {
  model(): TrainedModel;
  problem(): Problem;
}

const mostDrawnParameters = 1_000_000;

/** Keeps the model that is shown beside the training, and what it predicted last. */
export function createModelKeeper(trainer: Trainer) {
  let shown: TrainedModel | null = null;
  /** What was learnt from when the training's own model was shown; null of a file's. */
  let learnt: Problem | null = null;
  let last: ((probabilities: boolean) => string) | null = null;

  function modelOf(of: ModelOf): TrainedModel {
    if (of === 'training') return trainer.model();
    if (!shown) throw new Error('Found no model, expected `showModel` first');
    return shown;
  }

  return {
    show(text: string | null): Parsed<ModelSummary> {
      const parsed = text === null ? { ok: true as const, value: trainer.model() } : parseModelText(text);
      if (!parsed.ok) return parsed;
      shown = parsed.value;
      learnt = text === null ? trainer.problem() : null;
      last = null;
      const { parameters, ...rest } = shown;
      const unlabelled = learnt?.unlabelled.length ?? 0;
      const parameterCount = parameters.length;
      const few = parameterCount <= mostDrawnParameters ? Float64Array.from(parameters) : null;
      return { ok: true, value: { ...rest, parameters: few, parameterCount, unlabelled } };
    },

    text(of: ModelOf): { name: string; text: string } {
      const model = modelOf(of);
      return { name: model.name, text: modelText(model) };
    },

    export(of: ModelOf, format: ModelFormat): Parsed<ExportedModel & { readonly name: string }> {
      const model = modelOf(of);
      const exported = exportModel(model, format);
      return exported.ok ? { ok: true, value: { ...exported.value, name: model.name } } : exported;
    },

    predict({ name, text, rows: which, missingTexts = [] }: PredictRequest): Parsed<PredictedRows> {
      const model = modelOf('shown');
      const parsed = parseCsv(text, { missing: [...(model.missingTexts ?? []), ...missingTexts], keepCells: true });
      if (!parsed.ok) return parsed;
      const { table, ...written } = parsed.value;
      const rows = which === 'unlabelled' ? learnt?.unlabelled : undefined;
      const predicted = predictTable(model, table, rows);
      if (!predicted.ok) return predicted;
      const { target } = model.preparation;
      const input: WrittenTable = { table, written };
      last = (probabilities) => predictedCsv(input, target, predicted.value, { probabilities });
      const read = { table, cells: written.cells!, rows: rows ?? allRows(table) };
      return { ok: true, value: { name, ...predictedRows(model, read, predicted.value) } };
    },

    predictedCsv({ probabilities }: { probabilities: boolean }): string {
      if (!last) throw new Error('Found no predictions, expected `predictTable` first');
      return last(probabilities);
    },
  };
}

function parseModelText(text: string): Parsed<TrainedModel> {
  const json = parseJson(text);
  return json.ok ? parseTrainedModel(json.value) : json;
}

function allRows({ rows }: Table): Int32Array {
  return Int32Array.from({ length: rows }, (_, row) => row);
}
