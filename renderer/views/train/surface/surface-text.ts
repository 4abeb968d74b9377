import type { TrainedGraph } from '../graph/trained-graph.ts';
import type { Started } from '../../../worker/training/protocol.ts';
import type { PathReading, SurfaceFound } from '../../../worker/training/surface-protocol.ts';
import { finerOf, type FinerChoices } from '../../../worker/training/choices.ts';
import { formatNumber } from '../../../ui/number.ts';
import { lossText } from '../train-text.ts';
import { parameterName } from '../graph/graph-of.ts';

export function weightText(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

/** Where the training is on the surface, for who cannot see it. */
export function surfaceText(found: SurfaceFound, reading: PathReading | null, graph: TrainedGraph): string {
  const [a, b] = found.parameters.map((k) => parameterName(graph, k));
  const now = reading
    ? `The training is at ${weightText(reading.now.x)}, ${weightText(reading.now.y)} with a loss of ${lossText(reading.now.value)}. ${downhill(reading)} `
    : '';
  const lowest = found.lowest
    ? `The lowest point of the grid is at ${weightText(found.lowest.x)}, ${weightText(found.lowest.y)} with a loss of ${lossText(found.lowest.value)}.`
    : '';
  return `Loss by the weights ${a} (across) and ${b} (up). ${now}${lowest}`;
}

function downhill({ gradient: [dx, dy] }: PathReading): string {
  if (dx === 0 && dy === 0) return 'It is flat there.';
  const way = (slope: number): string => (slope > 0 ? 'lower' : slope < 0 ? 'raise' : 'keep');
  return `Steepest descent would ${way(dx)} the first and ${way(dy)} the second.`;
}

/** What a slice is, in this one: nothing of it can be seen in the picture. */
export function sliceText({ step, rows, of }: SurfaceFound, { parameters, batches }: Started): string {
  const [epoch, batch] = [Math.floor(step / batches), step % batches];
  const when = `epoch ${epoch.toLocaleString('en')}${batch > 0 ? `, batch ${batch}` : ''}`;
  const others = parameters - 2;
  const mean = rows < of ? `${rows} of ${of.toLocaleString('en')}` : `all ${of.toLocaleString('en')}`;
  return `A slice: the other ${others.toLocaleString('en')} weights stay as after ${when}. Mean loss of ${mean} training rows.`;
}

/** What is added to the loss that is learnt, and is not in the picture. */
export function leftOutText(choices: Partial<FinerChoices>): string {
  const { balanced, l1, l2 } = finerOf(choices);
  const parts = [
    ...(balanced ? ['the weights of classes'] : []),
    ...(l1 > 0 ? [`L1 (${l1})`] : []),
    ...(l2 > 0 ? [`L2 (${l2})`] : []),
  ];
  if (parts.length === 0) return '';
  return `Without ${parts.join(', ')}, which the training goes down as well: it may lead elsewhere than downhill here.`;
}

export function pathText({ path: { every, steps } }: PathReading): string {
  if (steps.length < 2) return '';
  return `Path: ${every === 1 ? 'every batch' : `one point every ${every.toLocaleString('en')} batches`}.`;
}
