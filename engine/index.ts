/**
 * The public API of the engine, for programs that use it without the app. Inside the project a file imports the file it
 * needs, not this one.
 */
export { wilson, type Estimate } from './analysis/intervals.ts';
export { withModel } from './compare/swap-model.ts';
export { runToCsv } from './formats/csv.ts';
export { evaluateBoolean, parseBoolean, type BooleanExpression } from './logic/boolean.ts';
export { parseExpectations, type Expectations } from './logic/expectations.ts';
export { checkTruthTable, createTruthTable, type TruthTableMeasurement } from './logic/truth-table.ts';
export type { TruthTable, TruthTableOptions, TruthTableOutput, TruthTableRow, Verdict } from './logic/types.ts';
export { findModel, models } from './models/index.ts';
export type { NeuronModel, ParameterSpec, VariableSpec } from './models/types.ts';
export { parseNetwork, parseNetworkText, serializeNetwork } from './network/parse.ts';
export { networkJsonSchema } from './network/schema.ts';
export type * from './network/types.ts';
export { parseRun, parseRunText, serializeRun } from './runs/parse.ts';
export { reproduceRun, type ReproduceResult } from './runs/reproduce.ts';
export { runJsonSchema } from './runs/schema.ts';
export type { Intervention, Run, SpikeRecord, TraceRecord } from './runs/types.ts';
export { compile } from './simulation/compile.ts';
export { NonFiniteError, type Simulation, type SimulationOptions } from './simulation/simulation.ts';
export type { Snapshot } from './simulation/snapshot.ts';
export { engineVersion } from './version.ts';
