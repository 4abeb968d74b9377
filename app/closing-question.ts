import type { PageHealth } from './closing.ts';
import type { DocumentState } from './ipc/contract.ts';

/** What is asked before a window closes whose document is not saved, or in which `atStake` would be lost. */
export function closingQuestion(
  { name, unsaved }: DocumentState,
  atStake: string,
  page: PageHealth,
): { readonly message: string; readonly detail: string } {
  const circuit = name === '' ? 'this circuit' : `“${name}”`;
  const losses = [
    ...(unsaved ? [`Without saving, the changes to ${circuit} are lost.`] : []),
    ...(atStake !== ''
      ? [
          `With the window ${atStake} is lost. In the train view, Save keeps a model; a circuit keeps the weights that are put into it.`,
        ]
      : []),
  ];
  const question = unsaved ? `Save the changes to ${circuit}?` : `Close and lose ${atStake}?`;
  return { message: page === 'alive' ? question : 'Nandrite does not respond.', detail: losses.join(' ') };
}
