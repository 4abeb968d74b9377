import type { Issue } from '../network/issue.ts';
import { checkIntervention } from '../simulation/check-intervention.ts';
import type { Run } from './types.ts';

/** Whether what the user changed is in order of time, within the run, and possible in the network. */
export function checkInterventions({ interventions, network, steps }: Run): Issue[] {
  return interventions.flatMap((intervention, index) => {
    const path = `interventions[${index}]`;
    const earliest = interventions[index - 1]?.step ?? 0;
    const issue = checkIntervention(network, intervention);
    const issues = issue ? [{ ...issue, path: `${path}.${issue.path}` }] : [];
    if (intervention.step >= earliest && intervention.step <= steps) return issues;
    const expected = `a step from ${earliest} to ${steps}, in order`;
    return [...issues, { path: `${path}.step`, message: `found ${intervention.step}`, expected }];
  });
}
