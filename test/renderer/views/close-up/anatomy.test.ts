import { expect, test } from 'vitest';
import { drawDiagram } from '../../../../renderer/scene/diagram.ts';
import { SOMA_RADIUS } from '../../../../renderer/scene/geometry.ts';
import { emptyDiagram } from '../../../../renderer/scene/parts.ts';
import { anatomyOf } from '../../../../renderer/views/close-up/anatomy.ts';
import type { CloseNeuron } from '../../../../renderer/views/close-up/visible.ts';
import { connection, networkOf, population } from '../../scene/network.ts';

/** A neuron that so many others reach from the left. */
function neuronWith(inputs: number, outputs: number): CloseNeuron {
  const from = Array.from({ length: inputs }, (_, k) => `in${k}`);
  const { axons, partById } = drawDiagram(
    networkOf({
      populations: ['y', 'z', ...from].map((id) => population(id)),
      connections: [
        ...from.map((id) => connection(`${id}y`, id, 'y')),
        ...(outputs > 0 ? [connection('yz', 'y', 'z')] : []),
      ],
      layout: {
        y: { x: 0, y: 0 },
        z: { x: 300, y: 0 },
        ...Object.fromEntries(from.map((id, k) => [id, { x: -300, y: 80 * (k - (inputs - 1) / 2) }])),
      },
    }),
    new Map(),
    emptyDiagram,
  );
  return {
    part: partById.get('y')!,
    incoming: axons.filter(({ target }) => target.id === 'y'),
    outgoing: axons.filter(({ source }) => source.id === 'y'),
  };
}

/** Angle, from the left and downwards, of the first point of each trunk: every third path is one. */
function trunkAngles(dendrites: readonly string[]): number[] {
  return dendrites
    .filter((_, k) => k % 3 === 0)
    .map((path) => {
      const [x, y] = path.match(/-?\d+(\.\d+)?/g)!.map(Number);
      return Math.atan2(y!, -x!);
    });
}

test('a neuron that nothing reaches has seven dendrites, each a trunk with two tips', () => {
  expect(anatomyOf(neuronWith(0, 0)).dendrites).toHaveLength(21);
});

test('dendrites make way for terminals: one from straight left takes the middle one', () => {
  const angles = trunkAngles(anatomyOf(neuronWith(1, 0)).dendrites);
  expect(angles).toHaveLength(6);
  for (const angle of angles) expect(Math.abs(angle)).toBeGreaterThan(0.2);
});

test('parts are named where they are: axon and terminal only where there is one', () => {
  const names = (neuron: CloseNeuron): string[] => anatomyOf(neuron).places.map(({ name }) => name);
  expect(names(neuronWith(0, 0))).toEqual(['dendrite', 'soma', 'axon hillock']);
  expect(names(neuronWith(2, 1))).toEqual(['dendrite', 'soma', 'axon hillock', 'axon', 'terminal']);
});

test('the named places lie on what they name', () => {
  const places = new Map(anatomyOf(neuronWith(1, 1)).places.map((place) => [place.name, place]));
  const distance = (name: string): number => Math.hypot(places.get(name)!.x, places.get(name)!.y);
  expect(distance('soma')).toBeLessThan(SOMA_RADIUS);
  expect(distance('dendrite')).toBeGreaterThan(SOMA_RADIUS);
  expect(distance('terminal')).toBeGreaterThan(SOMA_RADIUS);
  expect(places.get('terminal')!.x).toBeLessThan(0);
  expect(places.get('axon hillock')!.x).toBeGreaterThan(SOMA_RADIUS);
  expect(places.get('axon')!.x).toBeGreaterThan(places.get('axon hillock')!.x);
});
