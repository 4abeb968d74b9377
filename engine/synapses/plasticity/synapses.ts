import type { MemoryPlan, RealArray, Region } from '../../codegen/memory.ts';
import type { SynapseGroup } from '../../simulation/groups.ts';
import type { SynapseContext } from '../context.ts';
import type { LearningEnds } from './learner.ts';

/** The synapses of a group that learns, as its rule walks over them: by source and by target. */
export interface LearningSynapses extends LearningEnds {
  readonly count: number;
  /** Those of source s are rowStart[s] … rowStart[s + 1] − 1. */
  readonly rowStart: Int32Array;
  /** Target of each, numbered from `firstTarget`. */
  readonly target: Int32Array;
  /** Those onto target t are incoming[columnStart[t]] …, and `from` names their sources, in that order. */
  readonly columnStart: Int32Array;
  readonly incoming: Int32Array;
  readonly from: Int32Array;
  readonly weight: RealArray;
  /** Whether any synapse may have stopped to learn: a hint that saves time. */
  isGuarded(): boolean;
  /** Whether a synapse learns no more: it was cut, or one of its ends is dead. */
  isOver(synapse: number, source: number, target: number): boolean;
}

/** Plans the index of a group; call the result once the group is filled. */
export function planLearningSynapses(memory: MemoryPlan, context: SynapseContext): () => LearningSynapses {
  const { group, silenced, damage } = context;
  const { count } = group;
  const { first: firstTarget, size: targets } = group.targets;
  const regions = {
    target: memory.ints(count, 'fixed'),
    columnStart: memory.ints(targets + 1, 'fixed'),
    incoming: memory.ints(count, 'fixed'),
    from: memory.ints(count, 'fixed'),
  };
  return () => {
    fillIndex(group, firstTarget, targets, regions);
    const { firstSource, sources } = group;
    const lost = group.lost?.view;
    const dead = silenced.view;
    return {
      ...{ firstSource, sources, firstTarget, targets, count },
      rowStart: group.rowStart.view,
      target: regions.target.view,
      columnStart: regions.columnStart.view,
      incoming: regions.incoming.view,
      from: regions.from.view,
      weight: group.weight.view,
      isGuarded: () => lost !== undefined || damage.lesioned,
      isOver: (synapse, source, target) =>
        ((lost ? lost[synapse]! : 0) | dead[firstSource + source]! | dead[firstTarget + target]!) !== 0,
    };
  };
}

type Index = Readonly<Record<'target' | 'columnStart' | 'incoming' | 'from', Region<Int32Array>>>;

/** Sorts the synapses by target, and keeps the order of their sources. */
function fillIndex(group: SynapseGroup, firstTarget: number, targets: number, index: Index): void {
  const { rowStart, reach, ring, sources } = group;
  const [target, columnStart] = [index.target.view, index.columnStart.view];
  for (let k = 0; k < target.length; k++) {
    target[k] = (reach.view[k]! % ring.width) - (firstTarget - group.firstTarget);
    columnStart[target[k]! + 1]!++;
  }
  for (let t = 0; t < targets; t++) columnStart[t + 1]! += columnStart[t]!;
  const next = columnStart.slice(0, targets);
  for (let s = 0; s < sources; s++) {
    for (let k = rowStart.view[s]!; k < rowStart.view[s + 1]!; k++) {
      const at = next[target[k]!]!++;
      index.incoming.view[at] = k;
      index.from.view[at] = s;
    }
  }
}
