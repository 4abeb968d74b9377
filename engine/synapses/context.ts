import type { Region } from '../codegen/memory.ts';
import type { Connection } from '../network/types-connections.ts';
import type { Network } from '../network/types.ts';
import type { Clock } from '../simulation/clock.ts';
import type { SynapseGroup } from '../simulation/groups.ts';
import type { SourceLayout } from '../simulation/sources.ts';
import type { Decay } from './decay.ts';

/** What synapses that deplete or learn need to know besides their own arrays. */
export interface DelivererContext {
  readonly network: Network;
  readonly layout: SourceLayout;
  readonly clock: Clock;
  /** Not 0 for sources that a lesion has silenced. */
  readonly silenced: Region<Int32Array>;
  /** Whether a lesion has ever been. */
  readonly damage: { readonly lesioned: boolean };
}

/** The same for one group, whose connections have one type of synapse and ends of one kind. */
export interface SynapseContext extends DelivererContext {
  readonly group: SynapseGroup;
  readonly connections: readonly Connection[];
  decayOf(tau: number): Decay;
}
