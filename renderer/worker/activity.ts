import { countsAsSpikes } from '../../engine/network/sources.ts';
import type { Simulation } from '../../engine/simulation/simulation.ts';
import { rangeOf } from '../../engine/simulation/sources.ts';
import type { Emit, HostEnvironment } from './host.ts';
import { createRateMeter } from './rate-meter.ts';
import { createSpeedometer } from './speedometer.ts';

/** Spikes kept for one frame; at 60 steps/s that is more than the scene can show. */
const maxSpikes = 4096;

/** Gathers what happened since the last frame and sends it to the window. */
export interface Activity {
  /** After a step: adds its outputs, and its spikes one by one when `single`. */
  note(single: boolean): void;
  frame(playing: boolean, pace: number): void;
  clear(): void;
}

export function createActivity(simulation: Simulation, environment: HostEnvironment, emit: Emit): Activity {
  const { outputs, active, neuronCount } = simulation.compiled;
  const sums = new Float64Array(outputs.length);
  const isSpiking = spikingSources(simulation);
  const speed = createSpeedometer(environment);
  const rate = createRateMeter(environment);
  let spikes: number[] = [];
  let noted = 0;

  function clear(): void {
    spikes = [];
    sums.fill(0);
    noted = 0;
  }

  return {
    note(single) {
      const step = simulation.stepCount - 1;
      noted++;
      // Most neurons are silent in most steps: only those that are not are looked at.
      for (let k = 0; k < simulation.activeCount; k++) {
        const s = active[k]!;
        sums[s] = sums[s]! + outputs[s]!;
        if (single && isSpiking[s] && outputs[s]! > 0 && spikes.length < 2 * maxSpikes) spikes.push(s, step);
      }
    },

    frame(playing, pace) {
      const means = Float32Array.from(sums, (sum) => (noted > 0 ? sum / noted : 0));
      const current = Float32Array.from(outputs);
      const pairs = Int32Array.from(spikes);
      speed.note(simulation.stepCount, playing);
      rate.note(spikesPerSecond(means, isSpiking, neuronCount, simulation.compiled.network.time.dt), noted, playing);
      const frame = {
        step: simulation.stepCount,
        playing,
        pace,
        stepsPerSecond: speed.stepsPerSecond(),
        spikesPerSecond: rate.perSecond(),
        spikes: pairs,
        outputs: current,
        means,
      };
      emit('frame', frame, [pairs.buffer, current.buffer, means.buffer]);
      clear();
    },

    clear() {
      clear();
      speed.clear();
      rate.clear();
    },
  };
}

/** Mean rate over all neurons' spikes in the frame, in spikes per second of simulated time. */
function spikesPerSecond(means: Float32Array, isSpiking: Uint8Array, neuronCount: number, dt: number): number {
  let sum = 0;
  for (let s = 0; s < neuronCount; s++) if (isSpiking[s]) sum += means[s]!;
  return (sum / dt) * 1000;
}

/** 1 where the output of a source counts spikes, 0 where it is a level. */
function spikingSources({ compiled }: Simulation): Uint8Array {
  const { batches, network, outputs, ranges } = compiled;
  const spiking = new Uint8Array(outputs.length);
  for (const { model, first, size } of batches) if (model.output === 'spikes') spiking.fill(1, first, first + size);
  for (const stimulus of network.stimuli) {
    const { first, size } = rangeOf(ranges, stimulus.id);
    if (countsAsSpikes(stimulus)) spiking.fill(1, first, first + size);
  }
  return spiking;
}
