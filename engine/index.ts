/**
 * The public API of the engine, for programs that use it without the app: see docs/engine.md. Inside the project a file
 * imports the file it needs, not this one.
 */

// Networks: unknown input → a valid network, or issues.
export { limits } from './network/limits.ts';
export { flattenNetwork } from './network/flatten.ts';
export { networkOfChip } from './network/network-of-chip.ts';
export { parseNetwork, parseNetworkText, serializeNetwork } from './network/parse.ts';
export { networkJsonSchema } from './network/schema.ts';
export type * from './network/issue.ts';
export type * from './network/types.ts';
export type * from './network/types-chips.ts';
export type * from './network/types-connections.ts';
export type * from './network/types-events.ts';
export type * from './network/types-plasticity.ts';
export type * from './network/types-probes.ts';
export type * from './network/types-stimuli.ts';
export type * from './network/types-synapses.ts';

// Chips: a circuit as one part of others.
export { chipTypeOf, withChipType } from './chips/chip-type.ts';
export { group as groupChip, type Grouped } from './chips/group.ts';
export { partNetwork, type Part } from './chips/part-network.ts';
export { ungroup as ungroupChip } from './chips/ungroup.ts';

// Models and the equation language.
export type { Expression, Span, Statement } from './equations/ast.ts';
export { markPlace, type ParsedText, type TextIssue } from './equations/issue.ts';
export { parseModel } from './equations/parse-model.ts';
export { modelTex } from './equations/tex.ts';
export type { IntegrationMethod, ModelSource, ParsedModel } from './equations/types.ts';
export { formatDimension, parseUnit, toInternal, type Dimension, type Unit } from './equations/units.ts';
export { chooseMethod, fits } from './integration/choose.ts';
export { defineModel, readModel } from './models/define.ts';
export { findModel, getModel, models, modelsOf } from './models/index.ts';
export type { NeuronModel, ParameterSpec, VariableSpec } from './models/types.ts';

// Simulations.
export { OutOfMemoryError, type Precision } from './codegen/memory.ts';
export { maxRecordedNumbers, maxRowsPerProbe } from './probes/recording-memory.ts';
export { variableReader } from './probes/variables.ts';
export { availableBackend, type Backend } from './simulation/arrays.ts';
export { checkIntervention } from './simulation/check-intervention.ts';
export { compile } from './simulation/compile.ts';
export { forEachIncoming, neuronName, synapseTotal, type Compiled, type SynapseView } from './simulation/compiled.ts';
export { NonFiniteError, type Simulation, type SimulationOptions } from './simulation/simulation.ts';
export type { Snapshot } from './simulation/snapshot.ts';
export type { SourceRange } from './simulation/sources.ts';
export { tableReports, type TableReport } from './simulation/tables.ts';

// Runs: what a simulation leaves.
export { runToCsv, runToCsvParts } from './formats/csv.ts';
export { exportModel, modelEndings, modelFormats, type ModelFormat } from './formats/trained/export.ts';
export { parseSpikeCsv, type SpikeTable } from './formats/spike-csv.ts';
export { parseRun, parseRunText, serializeRun, serializeRunParts } from './runs/parse.ts';
export { createReproduction, reproduceRun, type Reproduction, type ReproduceResult } from './runs/reproduce.ts';
export { runJsonSchema } from './runs/schema.ts';
export type { Intervention, RateRecord, Run, SpikeRecord, TraceRecord, WeightRecord } from './runs/types.ts';

// Analysis.
export {
  createExplainer,
  type Answer as CauseAnswer,
  type Explainer,
  type Explanation,
  type Question as CauseQuestion,
} from './analysis/causes/explain.ts';
export { causeText } from './analysis/causes/text.ts';
export { spikeKey, type Cause, type CauseGraph, type Contribution, type SpikeAt } from './analysis/causes/types.ts';
export { createActivityCounter, type ActivityCounter, type PopulationActivity } from './analysis/activity.ts';
export { estimateEnergy, type EnergyEstimate } from './analysis/energy.ts';
export { regularity, type Regularity } from './analysis/interspike.ts';
export { wilson, type Estimate } from './analysis/intervals.ts';
export { countOperations, type OperationCounts } from './analysis/operations.ts';
export { graphOf, type Graph } from './analysis/wiring/graph.ts';
export {
  createWiringMeasurement,
  measureWiring,
  type WiringMeasurement,
  type WiringMeasures,
} from './analysis/wiring/measure.ts';

// Comparison: one circuit under several models.
export { checkComparison } from './compare/check-comparison.ts';
export { compareModels, type Comparison } from './compare/comparison.ts';
export type { Convergence, ConvergencePoint, CountLaw } from './compare/convergence/types.ts';
export type { Correlation } from './compare/correlations/types.ts';
export { asDrawn, mapNetwork } from './compare/mapping/map-network.ts';
export { mappingRules } from './compare/mapping/rules.ts';
export type { Mapping, MappingOverrides, MappingRule, RateFit, RuleId, ThresholdFit } from './compare/mapping/types.ts';
export { withModel } from './compare/swap-model.ts';
export type { CompareOptions, ComparedModel, ComparisonResult, ModelDifference } from './compare/types.ts';

// A perceptron as spiking neurons, and what damage does to both.
export { checkConversion, suitedNeurons } from './compare/conversion/check.ts';
export { startConversion, type ConversionRun, type ConversionTask } from './compare/conversion/conversion.ts';
export { convertDense } from './compare/conversion/convert.ts';
export { everyStep, stepsByPowers } from './compare/conversion/points.ts';
export { createSpikingLayers, type SpikingLayers } from './compare/conversion/simulate.ts';
export { convertedNetwork, type SampleInput } from './compare/conversion/to-network.ts';
export {
  defaultConversion,
  spikingNeurons,
  type Conversion,
  type ConversionEnergy,
  type ConversionOptions,
  type ConversionPoint,
  type Converted,
  type LayerLoss,
} from './compare/conversion/types.ts';
export { startDamage, type DamageRun } from './compare/damage/damage.ts';
export type { DamageTask } from './compare/damage/task.ts';
export type { Damage, DamageCurve, Recovery } from './compare/damage/types.ts';

// Logic.
export { evaluateBoolean, parseBoolean, type BooleanExpression } from './logic/boolean.ts';
export { parseConditions, type Condition } from './logic/condition.ts';
export { checkEquivalence, counterexampleOf, createEquivalence, type Counterexample } from './logic/equivalence.ts';
export { parseExpectations, type Expectations } from './logic/expectations.ts';
export { createLanes, laneCount, type Lanes } from './logic/lanes/lanes.ts';
export { exportFormats, exportNetlist, type ExportFormat } from './logic/netlists/export/export.ts';
export type { ExportedText } from './logic/netlists/export/plan.ts';
export { importEndings, importNetlist, type NetlistFile } from './logic/netlists/import.ts';
export type { ImportedNetwork } from './logic/netlists/to-network.ts';
export { findOscillation } from './logic/oscillation/oscillation.ts';
export type { Oscillation, OscillationOptions } from './logic/oscillation/types.ts';
export { checkReliability } from './logic/reliability/check.ts';
export { reliabilityToCsv } from './logic/reliability/csv.ts';
export { startReliability, type ReliabilityRun } from './logic/reliability/run.ts';
export type { Disturbance, Reliability, ReliabilityOptions, ReliabilityPoint } from './logic/reliability/types.ts';
export { checkSequence } from './logic/sequence/check.ts';
export { parseSequence } from './logic/sequence/parse.ts';
export { recordSequence } from './logic/sequence/record.ts';
export { createSequenceRun, type SequenceRun } from './logic/sequence/run.ts';
export type { Sequence, SequenceOptions, SequenceReport, SequenceVector } from './logic/sequence/types.ts';
export { describeWrong } from './logic/sequence/words.ts';
export { sequenceToText } from './logic/sequence/write.ts';
export { functionFromExpressions } from './logic/synthesis/from-expressions.ts';
export { functionFromTable, type TableOptions } from './logic/synthesis/from-table.ts';
export type { BooleanFunction, BooleanOutput } from './logic/synthesis/function.ts';
export { learnByPerceptron, type LearntNeuron } from './logic/synthesis/learn.ts';
export { synthesize, type OutputReport, type Synthesis } from './logic/synthesis/synthesize.ts';
export { testThreshold, type ThresholdVerdict } from './logic/synthesis/threshold-function.ts';
export type { GateStyle } from './logic/synthesis/types.ts';
export { mismatches, type Mismatch } from './logic/synthesis/verify.ts';
export { parseExpected, type Expected, type ExpectedBit } from './logic/expected.ts';
export { parseExpectedTable } from './logic/expected-table.ts';
export { rowsByWorst, tableByWorst, truthTableToCsv, truthTableToMarkdown } from './logic/export-table.ts';
export { checkReference, startGrading, type Grade, type Grading } from './logic/grade.ts';
export { parseTask, taskJsonSchema, type Task } from './logic/task.ts';
export { checkTruthTable, createTruthTable, type TruthTableMeasurement } from './logic/truth-table.ts';
export type { TruthTable, TruthTableOptions, TruthTableOutput, TruthTableRow, Verdict } from './logic/types.ts';

// Published networks, to measure with.
export { cobahhNetwork } from './benchmarks/cobahh.ts';
export { cubaNetwork } from './benchmarks/cuba.ts';
export type { BenchmarkOptions } from './benchmarks/network.ts';
export { poissonNetwork } from './benchmarks/poisson.ts';
export { stdpNetwork } from './benchmarks/stdp.ts';

// Tables: read, typed, cleaned, split, measured.
export { applyPreparation, type Prepared } from './data/apply.ts';
export { parseCsv, type CsvOptions, type CsvTable } from './data/csv.ts';
export { datasets, type Dataset, type DatasetOptions } from './data/datasets/index.ts';
export { diagnose as diagnoseTable } from './data/diagnosis/diagnose.ts';
export { measureClassification, type ClassificationMeasures } from './data/measures/classification.ts';
export { measureRegression, type RegressionMeasures } from './data/measures/regression.ts';
export { rocCurve } from './data/measures/roc.ts';
export type { ColumnPlan, PreparationPlan } from './data/plan.ts';
export { prepareSplit, prepareUnlabelled, type PreparedSplit } from './data/prepare.ts';
export { readOutputs, type Preparation, type Prediction } from './data/preparation.ts';
export { readProblem, type Problem } from './data/problem.ts';
export { describeReport, type PreparationReport } from './data/report.ts';
export { foldRows, splitRows, type Split } from './data/split.ts';
export type { Column, Table } from './data/table.ts';
export { predictedCsv } from './data/predicted-csv.ts';
export { tableToCsv } from './data/write-csv.ts';

// Learning: networks, and any acyclic circuit as drawn.
export { createDense, type DenseNetwork, type DenseOptions } from './learning/dense/network.ts';
export type { DenseSpec, LayerSpec, LossName } from './learning/dense/spec.ts';
export { compareInitialisers, diagnoseCircuit, diagnoseDense, type Diagnosis } from './learning/diagnosis.ts';
export { mildDistortion, type Distortion } from './learning/distortion.ts';
export { startEarlyStopping, type EarlyStopping } from './learning/early-stopping.ts';
export { startCircuitExperiment } from './learning/circuit-experiment.ts';
export { contourLevels, contoursOf, type Contour } from './learning/error-surface/contours.ts';
export { errorSurface, startErrorSurface, type ErrorSurface } from './learning/error-surface/surface.ts';
export { startExperiment, type Choices, type Experiment, type ExperimentOf } from './learning/experiment.ts';
export { checkGradient, type GradientCheck } from './learning/gradient-check.ts';
export { createCircuit, type CircuitNetwork, type CircuitOptions } from './learning/graph/network.ts';
export { createHistory, type History } from './learning/history.ts';
export { initializerKinds, initializerNotes, type Initializer } from './learning/initializers.ts';
export { startLbfgs, type LbfgsOptions, type LbfgsSession } from './learning/lbfgs/lbfgs.ts';
export { solveLinearNeuron, type ClosedForm } from './learning/linear-neuron/closed-form.ts';
export { startDeltaRule, type DeltaRuleOptions } from './learning/linear-neuron/delta-rule.ts';
export { createLinearNeuron, type LinearNeuron } from './learning/linear-neuron/neuron.ts';
export { modelJsonSchema, modelOutputs, parseTrainedModel, type TrainedModel } from './learning/model.ts';
export { predictTable, type PredictedTable } from './learning/predict-table.ts';
export { optimizerNames, optimizerOf, type Optimizer, type OptimizerName } from './learning/optimizers.ts';
export { perceptronBound, type PerceptronBound } from './learning/perceptron/bound.ts';
export { readTwoClasses, type TwoClasses } from './learning/perceptron/classes.ts';
export { explainInseparability } from './learning/perceptron/explain.ts';
export { startPerceptron, type PerceptronOptions, type PerceptronSession } from './learning/perceptron/rule.ts';
export { decideSeparability, type Separability } from './learning/perceptron/separability.ts';
export { startSpikingExperiment, type SpikingChoice } from './learning/spiking-experiment.ts';
export { defaultLif } from './learning/surrogate/design.ts';
export { createSpiking, type SpikingNetwork, type SpikingOptions } from './learning/surrogate/network.ts';
export type { SpikingSpec } from './learning/surrogate/spec.ts';
export { samplesOf, type Samples } from './learning/samples.ts';
export { scheduleKinds, type Schedule } from './learning/schedules.ts';
export { startTraining, type Checkpoint, type Training, type TrainingOptions } from './learning/training.ts';
export { startDifferences, type DifferenceRow, type DifferenceSession } from './learning/trace/differences.ts';
export { circuitSubjectOf, denseSubjectOf, type TraceSample, type TraceSubject } from './learning/trace/subject.ts';
export { traceCase } from './learning/trace/trace-case.ts';
export type { CaseTrace, TraceStep } from './learning/trace/types.ts';
export { activations, type Activation } from './learning/units.ts';

export { engineVersion } from './version.ts';
