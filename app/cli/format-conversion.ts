import type { Conversion, ConversionPoint, SpikingNeuron } from '../../engine/compare/conversion/types.ts';
import type { ConvertResult } from './commands/convert.ts';
import { escapeControls } from './escape.ts';
import { formatDamage } from './format-damage.ts';
import { formatEstimate, formatProbability } from './format-probability.ts';
import { countOf } from '../../engine/network/count.ts';
import { formatColumns, shortNumber, shortQuantity } from './format-table.ts';

/** What `convert` found, for people. */
export function formatConversion(result: ConvertResult): string {
  const { conversion, damage, out } = result;
  return [
    headOf(result),
    ...conversion.notes.map((note) => `note: ${note}\n`),
    '\n',
    formatPoints(conversion),
    formatLatency(result),
    formatLayers(conversion),
    formatEnergy(conversion),
    damage ? formatDamage(damage) : '',
    out === null ? '' : `\nwritten: ${out}\n`,
  ].join('');
}

const neuronNames: Readonly<Record<SpikingNeuron, string>> = {
  if: 'integrate-and-fire neurons',
  stochastic: 'stochastic binary neurons',
  poisson: 'Poisson neurons',
};

function headOf({ name, spec, rows, conversion }: ConvertResult): string {
  const { neuron, reset, start, percentile, input, seed } = conversion.options;
  const shape = [spec.inputs, ...spec.layers.map(({ size }) => size)].join('-');
  const begin = start === 0 ? '' : ` from a potential of ${start}`;
  const how = neuron === 'if' ? `, reset ${reset === 'zero' ? 'to zero' : 'by subtraction'}${begin}` : '';
  const scale =
    neuron === 'stochastic'
      ? ''
      : `scales: percentile ${percentile} of ${countOf(conversion.calibrationRows, 'training row')}; `;
  const inputs = input === 'current' ? 'inputs as a current that is held' : `inputs as ${input} spikes`;
  const lines = [
    `${name}: ${shape} as ${neuronNames[neuron]}${how}`,
    `${scale}${inputs}; seed ${seed}`,
    `measured on ${rows.words}`,
  ];
  return lines.map((line) => `${escapeControls(line)}\n`).join('');
}

function formatPoints({ points, reference }: Conversion): string {
  const hasClasses = reference !== null;
  const head = [
    'steps',
    ...(hasClasses ? ['accuracy', 'as the MLP'] : []),
    'output error',
    'spikes',
    'synaptic operations',
  ];
  const row = ({ steps, accuracy, agreement, outputError, spikes, synapticOperations }: ConversionPoint): string[] => [
    String(steps),
    ...(accuracy && agreement ? [formatEstimate(accuracy), formatProbability(agreement.probability)] : []),
    ...[outputError, spikes, synapticOperations].map(shortNumber),
  ];
  const last = reference ? [['MLP', formatEstimate(reference)]] : [];
  const columns = new Set(head.keys());
  return formatColumns([head, ...points.map(row), ...last], columns);
}

function formatLatency({ conversion, spec }: ConvertResult): string {
  const { latency, options } = conversion;
  if (!latency) return '';
  const { mean, median, most } = latency;
  const steps = `mean ${shortNumber(mean)}, median ${median}, 95 % of the rows within ${most} of ${options.steps}`;
  const depth = countOf(spec.layers.length, 'step');
  return `\nsteps until the class stays: ${steps}; as a network with a step a layer, ${depth} more\n`;
}

function formatLayers({ layers, options }: Conversion): string {
  if (layers.length === 0) return '';
  const hasClasses = layers[0]!.aloneAccuracy !== null;
  const head = [
    'hidden layer',
    'neurons',
    'scale',
    'spikes a step',
    'outputs',
    'error',
    'clipping',
    'resolution',
    'inherited',
  ];
  const rows = layers.map((layer) => [
    ...[layer.layer, layer.size, layer.scale, layer.rate, layer.activation].map(shortNumber),
    ...[layer.total, layer.clipping, layer.resolution, layer.inherited].map(shortNumber),
    ...(layer.aloneAccuracy ? [formatProbability(layer.aloneAccuracy.probability)] : []),
  ]);
  const all = [[...head, ...(hasClasses ? ['accuracy, it alone'] : [])], ...rows];
  const title = `where the loss arises after ${countOf(options.steps, 'step')}, root mean squares beside those of the outputs`;
  return `\n${title}\n${formatColumns(all, new Set(all[0]!.keys()))}`;
}

function formatEnergy({ energy }: Conversion): string {
  const joules = (value: number | null): string => (value === null ? '–' : shortQuantity(value, 'J'));
  const rows = energy.map(({ label, mlp, spiking, counted }) => [label, joules(mlp), joules(spiking), counted]);
  const head = ['energy a row, estimated', 'MLP', 'spiking', 'what is counted'];
  const caveat =
    'Published energies of single operations, not a measurement; a step is taken as 1 ms. A whole brain takes 20 W, a large GPU hundreds of watts.';
  return `\n${formatColumns([head, ...rows], new Set([1, 2]))}${caveat}\n`;
}
