import { describe, expect, it, vi } from 'vitest';
import { parseNetworkText } from '../../../engine/network/parse.ts';
import { addAsChip, addNeurons, openAsNew } from '../../../renderer/state/insert-circuit.ts';
import { freePlace } from '../../../renderer/state/free-place.ts';
import { CircuitMaker } from '../../../renderer/state/make-circuit.svelte.ts';
import type { EngineClient } from '../../../renderer/worker/client.ts';
import { createTestEngine } from '../support/engine.ts';
import { createTestLab } from '../support/lab.ts';
import { example, network } from '../support/networks.ts';

async function made(text: string, style: CircuitMaker['style'] = 'nand') {
  const all = createTestLab();
  const { maker } = all.lab;
  maker.style = style;
  maker.write({ text });
  await vi.waitFor(() => expect([maker.stale, maker.busy]).toEqual([false, false]));
  return { ...all, maker };
}

/** The circuit in the chosen style, under its name. */
async function circuitOf(text: string) {
  const all = await made(text);
  return { ...all, part: { ...all.maker.ready!.synthesis.network, name: all.maker.name } };
}

describe('a circuit that is being made', () => {
  it('has its numbers in every style: XOR of four NANDs in three layers, or of two threshold neurons', async () => {
    const { maker } = await made('a ^ b');
    expect(maker.name).toBe('XOR');
    expect(maker.made.nand).toMatchObject({
      value: { wrong: 0, synthesis: { neurons: 4, synapses: 8, layers: 3, isFewest: true } },
    });
    // a + b − 2 n ≥ 1 with n: a + b ≥ 2.
    expect(maker.made.threshold).toMatchObject({
      value: { wrong: 0, synthesis: { neurons: 2, synapses: 5, layers: 2 } },
    });
    // (a + b ≥ 1) − (a + b ≥ 2) ≥ 1.
    expect(maker.made['threshold-2']).toMatchObject({ value: { wrong: 0, synthesis: { neurons: 3, layers: 2 } } });
    expect(maker.report!.outputs[0]!.threshold.kind).toBe('not-threshold');
    expect(maker.report!.learnt[0]!.hasConverged).toBe(false);
  });

  it('knows an AND of three as one neuron of threshold 3', async () => {
    const { maker } = await made('a & b & c', 'threshold');
    expect(maker.name).toBe('AND');
    expect(maker.ready).toMatchObject({ synthesis: { neurons: 1, synapses: 3, layers: 1 } });
    expect(maker.report!.outputs[0]!.threshold).toEqual({
      kind: 'threshold',
      neuron: { weights: [1, 1, 1], threshold: 3, isProven: true },
    });
  });

  it('says where a formula is wrong, and has nothing to add then', async () => {
    const { maker } = await made('s = a ^ b\nc = a & & b');
    expect(maker.issues).toMatchObject([{ path: 'line 2, column 9' }]);
    expect(maker.ready).toBeNull();
    maker.write({ text: 's = a ^ b\nc = a & b' });
    await vi.waitFor(() => expect(maker.ready).not.toBeNull());
    expect(maker.issues).toEqual([]);
    expect(maker.name).toBe('s, c');
  });

  it('has nothing to add while the text is newer than the circuit', async () => {
    const { maker } = await made('a ^ b');
    maker.write({ text: 'a & b' });
    expect(maker.ready).toBeNull();
    await vi.waitFor(() => expect(maker.ready?.synthesis.neurons).toBe(2));
    expect(maker.name).toBe('AND');
  });

  it('keeps a name that the user gave it, until it is emptied', async () => {
    const { maker } = await made('a ^ b');
    maker.rename('Odd one out');
    maker.write({ text: 'a | b' });
    await vi.waitFor(() => expect(maker.stale).toBe(false));
    expect(maker.name).toBe('Odd one out');
    maker.rename('');
    expect(maker.name).toBe('OR');
  });

  it('ends its worker when it is stopped, hears nothing of it any more, and begins anew with another', async () => {
    const ended: number[] = [];
    let started = 0;
    const start = (): EngineClient => {
      const number = started++;
      const { client } = createTestEngine();
      // The first never answers.
      const call: EngineClient['call'] =
        number === 0 ? () => new Promise(() => {}) : (name, ask) => client.call(name, ask);
      return { ...client, call, terminate: () => void ended.push(number) };
    };
    const maker = new CircuitMaker(start);
    maker.write({ text: 'a ^ b' });
    await vi.waitFor(() => expect(maker.busy).toBe(true));
    maker.cancel();
    expect([maker.busy, maker.cancelled, maker.ready]).toEqual([false, true, null]);
    expect(ended).toEqual([0]);
    maker.resume();
    await vi.waitFor(() => expect(maker.ready?.synthesis.neurons).toBe(4));
    expect(started).toBe(2);
    maker.close();
    expect(ended).toEqual([0, 1]);
  });
});

describe('what becomes of it', () => {
  it('is a chip with its ports, in one step of undo', async () => {
    const { lab, part } = await circuitOf('a ^ b');
    await lab.files.openNetwork(network({ name: 'Empty' }));
    addAsChip(lab, part);
    expect(lab.document.toUndo).toBe('add chip XOR');
    expect(lab.document.network).toMatchObject({
      chips: [{ label: 'XOR', type: 'XOR' }],
      chipTypes: [{ id: 'XOR', label: 'XOR' }],
    });
    const { stimuli, probes } = lab.document.network!.chipTypes[0]!.circuit;
    expect([stimuli.map(({ id }) => id), probes.map(({ id }) => id)]).toEqual([['a', 'b'], ['y']]);
    lab.document.undo();
    expect(lab.document.network).toMatchObject({ chips: [], chipTypes: [] });
  });

  it('is one type however often it is added, and lies beside the chip before', async () => {
    const { lab, part } = await circuitOf('a ^ b');
    await lab.files.openNetwork(network({ name: 'Empty' }));
    addAsChip(lab, part);
    addAsChip(lab, part);
    const { chips, chipTypes, layout } = lab.document.network!;
    expect([chips.length, chipTypes.length]).toEqual([2, 1]);
    const [first, second] = chips.map(({ id }) => layout[id]!);
    expect(second!.y - first!.y).toBeGreaterThanOrEqual(60);
  });

  it('is another type when another style was chosen', async () => {
    const { lab, maker, part } = await circuitOf('a ^ b');
    await lab.files.openNetwork(network({ name: 'Empty' }));
    addAsChip(lab, part);
    maker.style = 'threshold';
    addAsChip(lab, { ...maker.ready!.synthesis.network, name: 'XOR' });
    expect(lab.document.network!.chipTypes.map(({ id }) => id)).toEqual(['XOR', 'XOR_2']);
  });

  it('is neurons beside those that are there, with lamps that expect what was asked of them', async () => {
    const { lab, part } = await circuitOf('a ^ b');
    await lab.files.openNetwork(example('nand'));
    const before = lab.document.network!;
    addNeurons(lab, part);
    expect(lab.document.toUndo).toBe('add the neurons of XOR');
    const after = lab.document.network!;
    const isNew = ({ id }: { id: string }) => !(id in before.layout);
    const lamps = after.probes.filter((probe) => probe.kind === 'lamp').filter(isNew);
    // Inputs a and b are taken: the next letters stand for them, in what the lamp expects as well.
    const [p, q] = after.stimuli.filter(isNew).map(({ id }) => id);
    expect(lamps).toMatchObject([{ expect: `${p} ^ ${q}` }]);
    expect(after.populations).toHaveLength(before.populations.length + 4);
    const places = Object.entries(after.layout);
    const old = places.filter(([id]) => id in before.layout).map(([, place]) => place);
    const added = places.filter(([id]) => !(id in before.layout)).map(([, place]) => place);
    expect(added).toHaveLength(2 + 4 + 1);
    for (const place of added)
      expect(Math.min(...old.map(({ x, y }) => Math.hypot(x - place.x, y - place.y)))).toBeGreaterThan(60);
  });

  it('is a circuit of its own that is unsaved', async () => {
    const { lab, desktop, part } = await circuitOf('s = a ^ b\nc = a & b');
    await openAsNew(lab, part);
    expect(lab.document).toMatchObject({ name: 's, c', path: null, unsaved: true, toUndo: null });
    desktop.saveTo = '/home/half-adder.network.json';
    await lab.files.save();
    expect(lab.document.unsaved).toBe(false);
    const saved = parseNetworkText(desktop.written[0]!.text);
    expect(saved.ok && saved.value.probes).toMatchObject([
      { id: 's', expect: 'a ^ b' },
      { id: 'c', expect: 'a & b' },
    ]);
  });
});

describe('a free place', () => {
  const body = (x: number, y: number) => ({ x, y, halfWidth: 20, halfHeight: 20 });
  const box = { halfWidth: 50, halfHeight: 40 };

  it('is the wanted one, on the grid, where nothing is in the way', () => {
    expect(freePlace([body(200, 0)], box, { x: 3, y: 8 })).toEqual({ x: 0, y: 10 });
  });

  it('is below what is in the way, however much that is', () => {
    // 20 below the middle of the first, then 40 of the box and a gap of 30: 90. There the second is in the way.
    expect(freePlace([body(0, 0)], box, { x: 0, y: 0 })).toEqual({ x: 0, y: 90 });
    expect(freePlace([body(0, 0), body(60, 120)], box, { x: 0, y: 0 })).toEqual({ x: 0, y: 210 });
  });
});
