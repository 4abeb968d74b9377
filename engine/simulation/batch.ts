import type {
  BatchArrays,
  ColumnArrays,
  Kernel,
  KernelMaker,
  KernelRandom,
  RestingArrays,
  RingArrays,
} from '../codegen/kernel.ts';
import { lanes } from '../codegen/kernel.ts';
import type { MemoryPlan, RealArray, Region, WasmMemory } from '../codegen/memory.ts';
import { heldVariables } from '../codegen/resting.ts';
import type { NeuronModel } from '../models/types.ts';
import { given } from '../network/given.ts';
import { valuesOf } from '../wiring/distributions.ts';
import { dependenciesOf, fillColumns } from './columns.ts';
import { differingParameters, scalar } from './differing.ts';
import { fillInitial } from './initial.ts';
import { parameterName, keyOf, type ValueDraws } from './keys.ts';
import type { BatchPlan } from './plan.ts';
import { fillTables, planTableRegions, reportTables, type TableReport } from './tables.ts';

/** All neurons of one model under one kind of drive, laid out. */
export interface Batch {
  readonly model: NeuronModel;
  readonly plan: BatchPlan;
  readonly size: number;
  /** Index of its first neuron among all sources. */
  readonly first: number;
  /** State by symbol, one value a neuron. */
  readonly variables: ReadonlyMap<string, RealArray>;
  readonly parameters: ReadonlyMap<string, ColumnArrays>;
  readonly arrays: BatchArrays;
  kernel: Kernel;
  /** Whether its kernel only lists who spikes, and leaves the outputs to be set. */
  readonly isListed: boolean;
  /** Whether what its kernel puts out is still to be normalised. */
  readonly isSoftmax: boolean;
  /** Gives a parameter, and what follows from it, a value a neuron: room was planned for it. */
  ownColumns(symbol: string): void;
  /** Fills the tables that follow from a parameter anew. */
  refillTables(parameter: string): void;
  /** What its tables are, and how far from the functions as parameters are now. */
  tables(): TableReport[];
  /** Makes the kernel anew for the columns as they are. */
  refit(): void;
  /** Stretch of the active list that this batch filled in the present step. */
  from: number;
  to: number;
}

export interface SharedRegions {
  readonly outputs: Region<RealArray>;
  readonly active: Region<Int32Array>;
  readonly check: Region<RealArray>;
}

/** Arrays of a batch, planned; `attach` once the memory is there. */
export interface PlannedBatch {
  readonly plan: BatchPlan;
  readonly rings: ReadonlyMap<string, RingArrays>;
  attach(memory: WasmMemory, make: KernelMaker, random: KernelRandom, dt: number, draws: ValueDraws): Batch;
}

export function planBatchArrays(
  memory: MemoryPlan,
  plan: BatchPlan,
  first: number,
  ringLengths: ReadonlyMap<string, number>,
  shared: SharedRegions,
): PlannedBatch {
  const { program, members } = plan;
  const size = members.reduce((sum, population) => sum + population.size, 0);
  const width = Math.ceil(size / lanes) * lanes;
  const inputs = new Map(
    program.inputs.map((input): [string, RingArrays] => {
      const length = ringLengths.get(input) ?? 2;
      return [input, { slots: memory.reals(width * length), width, length }];
    }),
  );
  const rings = new Map(inputs);
  const state = new Map(program.state.map((name): [string, Region<RealArray>] => [name, memory.reals(width)]));
  for (const [input, variable] of plan.direct) rings.set(input, { slots: state.get(variable)!, width, length: 1 });
  const differing = differingParameters(plan);
  const dependencies = dependenciesOf(program);
  const constants = new Map(
    program.constants.map(({ name }): [string, ColumnArrays] => {
      const differs = [name, ...(dependencies.get(name) ?? [])].some((each) => differing.has(each));
      // A change of one of several populations gives every neuron a value of its own.
      const length = differs || (members.length > 1 && name !== 'dt') ? width : lanes;
      return [name, { values: memory.reals(length), stride: differs ? 1 : 0 }];
    }),
  );
  const refractory = program.refractory ? memory.ints(width) : null;
  const resting = planResting(memory, program, width);
  const spiked = memory.ints(width / 4 + spikedPadding, 'fixed');
  const tables = planTableRegions(memory, plan);
  const entries = program.state.length + program.inputs.length + program.constants.length + tables.length;
  const table = memory.ints(64 + entries, 'fixed');

  return {
    plan,
    rings,
    attach(wasm, make, random, dt, draws) {
      const own = { state, inputs, constants, refractory, resting, spiked, tables, table };
      const arrays: BatchArrays = { size, first, ...own, ...shared, memory: wasm };
      fillParameters(plan, constants, dt, draws);
      fillColumns(program, constants);
      tables.forEach(({ view }, k) => view.set(plan.tableContents[k]!));
      fillInitial(plan, arrays, draws);
      const views = new Map([...state].map(([name, region]) => [name, region.view.subarray(0, size)]));
      const parameters = new Map(plan.model.parameters.map(({ symbol }) => [symbol, constants.get(symbol)!]));
      const batch: Batch = {
        ...{ model: plan.model, plan, size, first, variables: views, parameters, arrays, from: 0, to: 0 },
        kernel: make(program, arrays, random, dt),
        isListed: program.output.kind === 'threshold',
        isSoftmax: plan.model.parsed.softmax,
        ownColumns(symbol) {
          const shared = [...constants].filter(
            ([name, { stride }]) => stride === 0 && (name === symbol || dependencies.get(name)?.has(symbol)),
          );
          if (shared.length === 0) return;
          for (const [, column] of shared) {
            column.values.view.fill(column.values.view[0]!);
            column.stride = 1;
          }
          batch.refit();
        },
        refillTables: (parameter) => fillTables(plan, arrays, parameter),
        tables: () => reportTables(plan, arrays),
        refit: () => void (batch.kernel = make(program, arrays, random, dt)),
      };
      return batch;
    },
  };
}

/** Whole lines of the cache are scanned for who had an output. */
const spikedPadding = 16;

function planResting(memory: MemoryPlan, program: BatchPlan['program'], width: number): RestingArrays | null {
  const held = heldVariables(program);
  return held && { held, list: memory.ints(1 + width), kept: memory.reals(width * held.length, 'fixed') };
}

function fillParameters(
  { program, parsed, members }: BatchPlan,
  columns: ReadonlyMap<string, ColumnArrays>,
  dt: number,
  draws: ValueDraws,
): void {
  columns.get('dt')!.values.view.fill(dt);
  for (const { name, default: standard } of parsed.parameters) {
    const column = columns.get(name);
    if (!column || !program.constants.some((constant) => constant.name === name)) continue;
    const { view } = column.values;
    if (column.stride === 0) view.fill(scalar(given(members[0]!.parameters, name) ?? standard)!);
    let first = 0;
    for (const { id, size, parameters } of column.stride === 1 ? members : []) {
      const values = valuesOf(
        given(parameters, name) ?? standard,
        size,
        draws.seed,
        keyOf(draws, parameterName(id, name)),
      );
      if (typeof values === 'number') view.fill(values, first, first + size);
      else view.set(values, first);
      first += size;
    }
    // What pads the arrays is computed too, and must not be extreme.
    if (column.stride === 1) view.fill(view[first - 1]!, first);
  }
}
