import { checkChipCircuit } from './check-chip-circuit.ts';
import { duplicatesAmong, duplicatesIn } from './check-duplicates.ts';
import { circleOf, orderChipTypes } from './chip-order.ts';
import { flatSizeOf, sizesOfTypes } from './chip-size.ts';
import { limits } from './limits.ts';
import type { Issue } from './issue.ts';
import type { ChipType, Circuit } from './types-chips.ts';
import type { Network } from './types.ts';

/** The circuit of the network itself and those of its chip types, with their paths in the file. */
export function circuitsOf(network: Network): { readonly circuit: Circuit; readonly path: string }[] {
  const inner = network.chipTypes.map(({ circuit }, index) => ({ circuit, path: `chipTypes[${index}].circuit.` }));
  return [{ circuit: network, path: '' }, ...inner];
}

/** What keeps the chips of a network from being replaced by what is in them. */
export function checkChips(network: Network): Issue[] {
  const { chipTypes } = network;
  const circuits = circuitsOf(network);
  const issues = [
    ...duplicatesAmong({ chipTypes }),
    ...circuits.slice(1).flatMap(({ circuit, path }) => duplicatesIn(circuit, path)),
    ...circuits.flatMap(({ circuit, path }) => checkChipCircuit(circuit, path, network)),
  ];
  return issues.length > 0 ? issues : checkNesting(network);
}

/** Counted before anything is expanded: each level of chips may double what is in the last. */
function checkNesting(network: Network): Issue[] {
  const { order, loop } = orderChipTypes(network.chipTypes);
  if (loop.length > 0) return [recursion(circleOf(loop), network)];
  const sizes = sizesOfTypes(order);
  const whole = { ...flatSizeOf(network, sizes), path: 'chips', what: 'the circuit' };
  const types = network.chipTypes.map(({ id, circuit }, index) => {
    return { ...flatSizeOf(circuit, sizes), path: `chipTypes[${index}].circuit.chips`, what: `"${id}"` };
  });
  return [whole, ...types].flatMap(({ parts, depth, path, what }) => {
    if (depth > limits.chipDepth) {
      return [{ path, message: `chips within chips, ${depth} deep`, expected: `at most ${limits.chipDepth} deep` }];
    }
    if (parts <= limits.flatParts) return [];
    const message = `with all that is in its chips, ${what} comes to ${parts} populations, stimuli and connections`;
    return [{ path, message, expected: `at most ${limits.flatParts}` }];
  });
}

function recursion(circle: readonly ChipType[], { chipTypes }: Network): Issue {
  const [first, second] = circle;
  const index = first!.circuit.chips.findIndex(({ type }) => type === second!.id);
  return {
    path: `chipTypes[${chipTypes.indexOf(first!)}].circuit.chips[${index}].type`,
    message: `a chip would be inside of itself: ${circle.map(({ id }) => id).join(' → ')}`,
    expected: 'chips of types that are not made of this one',
  };
}
