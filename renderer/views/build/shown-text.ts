import type { SceneShown } from '../../scene/types.ts';

/** How much of a large circuit the canvas shows, in words; nothing when it is all. */
export function shownText(shown: SceneShown | null): string {
  if (shown === null) return '';
  const { synapses, ofSynapses, spikes, ofSpikes } = shown;
  const parts: string[] = [];
  if (synapses < ofSynapses) parts.push(`${count(synapses)} of ${count(ofSynapses)} synapses`);
  if (spikes < ofSpikes) parts.push(`${count(spikes)} of ${count(ofSpikes)} spikes`);
  return parts.length === 0 ? '' : `showing ${parts.join(', ')}`;
}

function count(value: number): string {
  return value.toLocaleString('en');
}
