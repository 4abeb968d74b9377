import type { TrainedModel } from '../../learning/model.ts';
import { jsonText } from '../../network/json-text.ts';
import type { Parsed } from '../../network/issue.ts';
import { serializeNetwork } from '../../network/parse.ts';
import { commonLosses, plainLayers, type PlainLayers } from './layers.ts';
import { networkLosses, networkOfModel } from './network.ts';
import { onnxLosses, writeOnnx, type OnnxOptions } from './onnx.ts';
import { writePython } from './python.ts';
import { writeTypeScript } from './typescript.ts';

/** What a trained model can be exported to. */
export const modelFormats = ['onnx', 'json', 'typescript', 'python', 'network'] as const;
export type ModelFormat = (typeof modelFormats)[number];

/** The ending of a file of a format. */
export const modelEndings: Readonly<Record<ModelFormat, string>> = {
  ...{ onnx: '.onnx', json: '.layers.json', typescript: '.ts', python: '.py', network: '.network.json' },
};

export interface ExportedModel {
  /** Text, or the bytes of an .onnx file. */
  readonly content: string | Uint8Array;
  /** What of the model it does not keep, in words. */
  readonly losses: readonly string[];
}

/** The file of a model in a format, and what it does not keep; issues where the model spikes or does not fit a circuit. */
export function exportModel(
  model: TrainedModel,
  format: ModelFormat,
  options: OnnxOptions = { precision: 'f32' },
): Parsed<ExportedModel> {
  const plain = plainLayers(model);
  if (!plain.ok) return plain;
  const written = writers[format](plain.value, options);
  if (!written.ok) return written;
  const { content, losses } = written.value;
  return { ok: true, value: { content, losses: [...losses, ...commonLosses(model)] } };
}

const ok = (content: string | Uint8Array, losses: readonly string[] = []): Parsed<ExportedModel> => ({
  ok: true,
  value: { content, losses },
});

const writers: Readonly<Record<ModelFormat, (model: PlainLayers, options: OnnxOptions) => Parsed<ExportedModel>>> = {
  onnx: (model, options) => ok(writeOnnx(model, options), onnxLosses(model, options)),
  json: (model) => ok(`${jsonText(model)}\n`),
  typescript: (model) => ok(writeTypeScript(model)),
  python: (model) => ok(writePython(model)),
  network(model) {
    const network = networkOfModel(model);
    return network.ok ? ok(serializeNetwork(network.value), networkLosses(model)) : network;
  },
};
