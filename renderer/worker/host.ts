import { createCauseRunner } from './cause-runner.ts';
import { exportRun } from './export-run.ts';
import { exportNetlist } from '../../engine/logic/netlists/export/export.ts';
import { readNetlist } from './logic/import-netlist.ts';
import { describeFunction, makeCircuit } from './logic/make-circuit.ts';
import { readFunction } from './logic/read-function.ts';
import { createModelsRunner } from './models/runner.ts';
import { createOscillationRunner } from './oscillation-runner.ts';
import { createPlayer } from './player.ts';
import { plotData } from './plot-data.ts';
import { inspectNeuron } from './inspect.ts';
import type { Events, FromWorker, RequestName, Requests, ToWorker } from './protocol.ts';
import { createReliabilityRunner } from './reliability-runner.ts';
import { createSequenceRunner } from './sequence-runner.ts';
import { readSynapses } from './synapse-readout.ts';
import { createTableRunner } from './table-runner.ts';
import { createCaseRunner } from './training/case-runner.ts';
import { createComparer } from './training/comparer.ts';
import { createModelKeeper } from './training/model-keeper.ts';
import { createSurfacer } from './training/surfacer.ts';
import { createTrialRunner } from './training/trials.ts';
import { createTrainer } from './training/trainer.ts';
import { answerUnder, plotUnder, readoutUnder } from './under-names.ts';
import { createWiringRunner } from './wiring-runner.ts';

/** What a host needs of its surroundings: a worker, or a test with a clock of its own. */
export interface HostEnvironment {
  post(message: FromWorker, transfer: Transferable[]): void;
  /** ms */
  now(): number;
  later(task: () => void, milliseconds: number): void;
  /** The packed pictures of digits that come with the app. */
  digits(): Promise<Uint8Array>;
}

export type Emit = <E extends keyof Events>(event: E, data: Events[E], transfer?: Transferable[]) => void;

/** The worker's end: one handler a message; answers, failures and frames leave through `post`. */
export function createHost(environment: HostEnvironment): { receive(message: ToWorker): void } {
  const emit: Emit = (event, data, transfer = []) =>
    environment.post({ event, data } as Extract<FromWorker, { event: unknown }>, transfer);
  const player = createPlayer(environment, emit);
  const tables = createTableRunner(environment, emit);
  const oscillations = createOscillationRunner(environment, emit);
  const trainer = createTrainer(environment, emit);
  const cases = createCaseRunner(environment, emit, (row) => trainer.caseAt(row));
  const comparer = createComparer(environment, emit, () => trainer.subject());
  const models = createModelKeeper(trainer);
  const comparisons = createModelsRunner(environment, emit);
  const surfacer = createSurfacer(environment, emit, trainer);
  const trials = createTrialRunner(environment, emit, () => trainer.starter());
  const causes = createCauseRunner(environment, emit, () => player.simulation());
  const wiring = createWiringRunner(environment, emit);
  const sweeps = createReliabilityRunner(environment, emit);
  const sequences = createSequenceRunner(environment, emit);

  const handlers: { [N in RequestName]: (ask: Requests[N]['ask']) => Answer<N> | Promise<Answer<N>> } = {
    load: ({ network, levels }) => player.load(network, levels),
    play: ({ pace }) => player.play(pace),
    pause: () => player.pause(),
    step: ({ count }) => player.step(count),
    reset: ({ levels }) => player.reset(levels),
    intervene: (change) => player.intervene(change),
    rename: ({ inputs }) => player.rename(inputs),
    record: ({ probes }) => player.record(probes),
    plot: (request) => plotUnder(plotData(player.simulation(), request), player.names()),
    inspect: ({ population, neuron }) =>
      readoutUnder(inspectNeuron(player.simulation(), player.history(), population, neuron), player.names()),
    synapses: ({ connections }) => readSynapses(player.simulation(), connections),
    truthTable: (request) => tables.run(request),
    cancelTruthTable: () => tables.cancel(),
    oscillation: (request) => oscillations.run(request),
    cancelOscillation: () => oscillations.cancel(),
    why: async (request) => answerUnder(await causes.run(request), player.names()),
    cancelWhy: () => causes.cancel(),
    measureWiring: (request) => wiring.run(request),
    cancelWiring: () => wiring.cancel(),
    reliability: (request) => sweeps.run(request),
    cancelReliability: () => sweeps.cancel(),
    sequence: (request) => sequences.run(request),
    cancelSequence: () => sequences.cancel(),
    finish: () => exportRun(player.simulation()),
    readFunction,
    describeFunction,
    synthesize: makeCircuit,
    importNetlist: (file) => readNetlist(file, (share) => emit('importProgress', { share })),
    exportNetlist: ({ network, format }) => exportNetlist(network, format),
    readTable: (request) => trainer.read(request),
    startTraining: (request) => trainer.start(request),
    goBackToTable: () => trainer.goBackToTable(),
    extendTraining: ({ epochs }) => trainer.extend(epochs),
    playTraining: ({ pace }) => trainer.play(pace),
    pauseTraining: () => trainer.pause(),
    stepEpoch: () => trainer.stepEpoch(),
    stepBatch: () => trainer.stepBatch(),
    stepBack: ({ by }) => trainer.stepBack(by),
    watchTraining: ({ readings }) => trainer.watch(readings),
    showModel: ({ text }) => models.show(text),
    modelText: ({ of }) => models.text(of),
    exportModel: ({ of, format }) => models.export(of, format),
    predictTable: (request) => models.predict(request),
    predictedCsv: (request) => models.predictedCsv(request),
    traceCase: ({ row }) => cases.trace(row),
    startDifferences: () => cases.differences(),
    cancelDifferences: () => cases.cancel(),
    startConversion: (request) => comparer.convert(request),
    cancelConversion: () => comparer.cancelConversion(),
    openConversion: ({ sample }) => comparer.open(sample),
    startDamage: (request) => comparer.damage(request),
    cancelDamage: () => comparer.cancelDamage(),
    compareModels: (request) => comparisons.run(request),
    cancelModels: () => comparisons.cancel(),
    startSurface: (request) => surfacer.run(request),
    cancelSurface: () => surfacer.cancel(),
    startTrials: ({ requests }) => trials.run(requests),
    cancelTrials: () => trials.cancel(),
  };

  return {
    async receive({ id, name, ask }) {
      try {
        const answer = await (handlers[name] as (ask: unknown) => unknown)(ask);
        environment.post({ id, ok: true, answer }, []);
      } catch (error) {
        environment.post({ id, ok: false, message: (error as Error).message }, []);
      }
    },
  };
}

type Answer<N extends RequestName> = Requests[N]['answer'];
