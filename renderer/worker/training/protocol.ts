import type { Finding } from '../../../engine/data/diagnosis/finding.ts';
import type { MissingRule, Task } from '../../../engine/data/plan.ts';
import type { Design } from '../../../engine/learning/design.ts';
import type { Cause } from '../../../engine/learning/explosion.ts';
import type { LayerSpec, LossName } from '../../../engine/learning/dense/spec.ts';
import type { Issue } from '../../../engine/network/issue.ts';
import type { Network } from '../../../engine/network/types.ts';
import type { FinerChoices, OptimizerChoice } from './choices.ts';
import type { DrawnCircuit } from './drawn-circuit.ts';
import type { ColumnChoice, ColumnSummary, InputStep, TargetText } from './preparation-protocol.ts';
import type { ReadingName, Readings } from './readings-protocol.ts';

/** What the worker is asked about data and their learning, by name: the question, and its answer. */
export interface TrainingRequests {
  /** Reads a table, or the last one again by another plan. */
  readTable: { ask: TableRequest; answer: TableAnswer };
  /** Draws weights for the table that was read last, and stands at epoch 0. */
  startTraining: { ask: TrainingRequest; answer: TrainingAnswer };
  /** Back to the table that was learnt from before the last one, and to its training; null where there is none. */
  goBackToTable: { ask: null; answer: TrainingFrame | null };
  /** Other epochs than were meant for the training that is there; false where that takes a new one. */
  extendTraining: { ask: { epochs: number }; answer: boolean };
  /** Trains at `pace` epochs/s; Infinity is as fast as possible. */
  playTraining: { ask: { pace: number }; answer: null };
  pauseTraining: { ask: null; answer: null };
  /** To the end of the present epoch. */
  stepEpoch: { ask: null; answer: null };
  stepBatch: { ask: null; answer: null };
  /** Back by a batch, or to where the present epoch began, or the one before it. */
  stepBack: { ask: { by: Stride }; answer: null };
  /** What frames carry from now on, whichever training they are of; one comes at once where there is a training. */
  watchTraining: { ask: { readings: readonly ReadingName[] }; answer: null };
}

export type Stride = 'epoch' | 'batch';

export type TableSource = BuiltInSource | { readonly kind: 'file'; readonly name: string; readonly text: string };

export interface BuiltInSource {
  readonly kind: 'built-in';
  readonly name: string;
  /** Of sets that are generated. */
  readonly rows: number;
  readonly noise: number;
  readonly seed: number;
}

export interface TableRequest {
  /** null keeps the table that is there. */
  readonly source: TableSource | null;
  /** Spellings of a missing value beside the usual; heard where a file comes with them. */
  readonly missingTexts?: readonly string[];
  /** The last column where null. */
  readonly target: string | null;
  /** Columns to leave out. */
  readonly dropped: readonly string[];
  /** What becomes of texts among numbers. */
  readonly strays: 'issue' | 'missing';
  /** Whether values to predict are learnt at mean 0 and standard deviation 1; scores and pictures are in their own units. */
  readonly scaleTarget: boolean;
  /** What is said of single columns; what is left out of these and of all below is as `nandrite train` has it. */
  readonly columns?: readonly ColumnChoice[];
  /** What takes the place of missing values in all columns that do not say. */
  readonly missing?: MissingRule | null;
  /** Whether the target is of classes or of quantities; as it looks where null. */
  readonly task?: Task | null;
  /** Texts of the target merged into classes, as `--classes` has them. */
  readonly classes?: string | null;
  /** Whether numbers are learnt at mean 0 and standard deviation 1. */
  readonly standardise?: boolean;
}

export interface TableAnswer {
  /** Empty where the text is no table. */
  readonly columns: readonly ColumnSummary[];
  readonly rows: number;
  /** What there is to learn; null where the issues forbid it. */
  readonly problem: ProblemSummary | null;
  readonly issues: readonly Issue[];
  /** What stands in a target of classes, the first `mostTexts` of it, whether or not there is a problem; empty of quantities. */
  readonly texts: readonly TargetText[];
}

export interface ProblemSummary {
  readonly target: string;
  readonly task: Task;
  readonly inputs: readonly string[];
  readonly classes: readonly { readonly name: string; readonly rows: number }[];
  /** Rows with a class or value. */
  readonly labelled: number;
  /** Rows without one, set aside to be predicted. */
  readonly unlabelled: number;
  /** Cells of the inputs without a value. */
  readonly missing: number;
  /** What became of each column that is learnt from. */
  readonly steps: readonly InputStep[];
  /** What was done to the table, a sentence each. */
  readonly report: readonly string[];
  /** What may spoil learning; of files only. */
  readonly findings: readonly Finding[];
}

/** What is left out of the finer choices is as `nandrite train` has it. */
export interface TrainingRequest extends Partial<FinerChoices> {
  /** Comes back with each frame. */
  readonly id: number;
  /** A circuit to train as drawn, in place of layers. */
  readonly circuit?: Network | null;
  readonly hidden: readonly number[];
  readonly activation: Design['activation'];
  readonly optimizer: OptimizerChoice;
  readonly rate: number;
  readonly batch: number | 'full';
  readonly epochs: number;
  readonly testShare: number;
  readonly seed: number;
}

export type TrainingAnswer =
  | { readonly ok: true; readonly started: Started; readonly frame: TrainingFrame }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A training at epoch 0. */
export interface Started {
  readonly inputs: number;
  /** Empty where a circuit is trained as drawn. */
  readonly layers: readonly LayerSpec[];
  readonly circuit?: DrawnCircuit | null;
  /** A name for each input and each output of the network. */
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly loss: LossName;
  readonly parameters: number;
  /** Batches of an epoch. */
  readonly batches: number;
  readonly classes: readonly string[];
  /** Rows of each part, and of how many losses and scores are measured. */
  readonly train: { readonly rows: number; readonly measured: number };
  readonly test: { readonly rows: number; readonly measured: number };
  /** Rows that early stopping watches; left out without it. */
  readonly watched?: number;
  readonly picture: Picture | null;
}

export interface TrainingFrame {
  readonly id: number;
  /** Whole epochs done. */
  readonly epoch: number;
  /** Batches done of the epoch that has begun. */
  readonly batch: number;
  /** It has gone back: what was measured further on will come again. */
  readonly isBack: boolean;
  readonly playing: boolean;
  /** All epochs are done, or it has stopped by itself. */
  readonly over: boolean;
  /** Why it stopped by itself, and the remedy. */
  readonly explosion: string | null;
  readonly cause: Cause | null;
  /** How else it came to its end, where there is more to say than that all epochs are done. */
  readonly ending: Ending | null;
  /** As measured, measuring included; 0 when paused. */
  readonly samplesPerSecond: number;
  /** The present weights as last measured; after an explosion those that are kept. */
  readonly standing: CurvePoint;
  /** Measured since the last frame. */
  readonly points: readonly CurvePoint[];
  /** Test rows [true class][predicted class]; null for a regression, and for more than `mostDrawnClasses`. */
  readonly confusion: readonly (readonly number[])[] | null;
  readonly picture: PictureFrame | null;
  /** What is watched, at the present weights. */
  readonly readings: Partial<Readings>;
}

export interface Ending {
  /** `Stopped at epoch 18`, and why, as a sentence that begins in lower case. */
  readonly title: string;
  readonly reason: string;
  /** The last epoch that was learnt, and the one whose weights are kept. */
  readonly epoch: number;
  readonly kept: number;
}

/** After whole epochs; a score is the accuracy of classes or the R² of values, NaN where there is none. */
export interface CurvePoint {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly testLoss: number;
  readonly trainScore: number;
  readonly testScore: number;
}

/** What of a training can be drawn: classes in the plane of two inputs, a curve over one input, or predictions against true values. */
export interface Picture {
  readonly kind: 'regions' | 'curve' | 'predicted';
  readonly x: Axis;
  readonly y: Axis;
  readonly points: Points;
  /** Rows that points could be drawn for. */
  readonly total: number;
}

export interface Axis {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** Rows of the table, by their numbers there; `y` of `predicted` comes with each frame. */
export interface Points {
  readonly rows: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Class, 0 of a regression. */
  readonly codes: Uint8Array;
  /** 1 for rows set aside for testing. */
  readonly isTest: Uint8Array;
}

/** `regions`: class and certainty (0 to 1) of a grid of `gridSide` squared cells from the lower left; else values by x. */
export type PictureFrame =
  | { readonly kind: 'regions'; readonly codes: Uint8Array; readonly certainty: Float32Array }
  | { readonly kind: 'curve' | 'predicted'; readonly values: Float64Array };

/** No colours and no table tell more classes apart, and a table of thousands would be a million cells. */
export const mostDrawnClasses = 40;

/** Cells a side of decision regions, and values of a curve. */
export const gridSide = 72;
export const curveSamples = 240;
