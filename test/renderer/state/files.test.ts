import { describe, expect, it, vi } from 'vitest';
import { multiplierBench } from '../../../bench/logic/multiplier.ts';
import { parseNetworkText, serializeNetwork } from '../../../engine/network/parse.ts';
import { setWeight } from '../../../renderer/state/edits.ts';
import { slug } from '../../../renderer/state/files.svelte.ts';
import { settle } from '../support/engine.ts';
import { createTestLab } from '../support/lab.ts';
import { example } from '../support/networks.ts';

const toasts = vi.hoisted(() => ({
  ...{ success: vi.fn(), error: vi.fn(), warning: vi.fn() },
  ...{ loading: vi.fn(() => 'work'), dismiss: vi.fn() },
}));
vi.mock('svelte-sonner', () => ({ toast: toasts }));
const nand = example('nand');
const file = (text: string, name = 'my.network.json') =>
  ({ ok: true, value: { path: `/home/${name}`, name, text } }) as const;

async function withNand() {
  const all = createTestLab();
  await all.lab.files.openNetwork(nand);
  return all;
}

function edit(lab: Awaited<ReturnType<typeof withNand>>['lab'], weight = -2): void {
  lab.document.edit('set weight', (network) => setWeight(network, nand.connections[0]!.id, weight));
}

describe('opening', () => {
  it('takes a good file with its path and name', async () => {
    const { lab, desktop } = createTestLab();
    desktop.toOpen = file(serializeNetwork(nand));
    await lab.files.open();
    expect(lab.document).toMatchObject({
      network: nand,
      path: '/home/my.network.json',
      name: 'my.network.json',
      unsaved: false,
    });
  });

  it('says what is wrong with a bad file and keeps what is open', async () => {
    const { lab, desktop } = await withNand();
    desktop.toOpen = file(serializeNetwork(nand).slice(0, 300));
    await lab.files.open();
    expect(lab.document.network).toBe(nand);
    expect(toasts.error).toHaveBeenLastCalledWith(
      'my.network.json was not opened',
      expect.objectContaining({ description: expect.stringContaining('ends too early') }),
    );
  });

  it('asks about unsaved changes first, and cancel keeps them', async () => {
    const { lab, desktop } = await withNand();
    edit(lab);
    const edited = lab.document.network;
    desktop.toOpen = file(serializeNetwork(example('xor')));
    const opening = lab.files.open();
    await settle();
    lab.files.question?.('cancel');
    await opening;
    expect(lab.document.network).toBe(edited);
    expect(lab.files.question).toBeNull();
  });

  it('saves before it goes on when asked to, and stays when that save is cancelled', async () => {
    const { lab, desktop } = await withNand();
    edit(lab);
    const edited = lab.document.network!;
    desktop.toOpen = file(serializeNetwork(example('xor')));
    const first = lab.files.open();
    await settle();
    lab.files.question?.('save');
    await first;
    expect(lab.document.network).toBe(edited);

    desktop.saveTo = '/home/saved.network.json';
    const second = lab.files.open();
    await settle();
    lab.files.question?.('save');
    await second;
    expect(parseNetworkText(desktop.written[0]!.text)).toEqual({ ok: true, value: edited });
    expect(lab.document.network?.name).toBe(example('xor').name);
  });

  it('takes a file that the desktop hands over', async () => {
    const { lab, desktop } = createTestLab();
    desktop.fileOpened(file(serializeNetwork(nand)));
    await settle();
    expect(lab.document.network).toEqual(nand);
  });
});

describe('saving', () => {
  it('asks where once, then writes to the same place', async () => {
    const { lab, desktop } = await withNand();
    desktop.saveTo = '/home/first.network.json';
    expect(await lab.files.save()).toBe(true);
    desktop.saveTo = '/home/other.network.json';
    edit(lab);
    expect(await lab.files.save()).toBe(true);
    expect(desktop.written.map(({ path }) => path)).toEqual(['/home/first.network.json', '/home/first.network.json']);
    expect(lab.document.unsaved).toBe(false);
  });

  it('stays unsaved when the disk refuses, and says why', async () => {
    const { lab, desktop } = await withNand();
    edit(lab);
    desktop.saveTo = '/full/x.json';
    desktop.saveFailure = 'no space left on the disk';
    expect(await lab.files.save()).toBe(false);
    expect(lab.document.unsaved).toBe(true);
    expect(toasts.error).toHaveBeenLastCalledWith(
      'The network was not saved',
      expect.objectContaining({ description: expect.stringContaining('no space left on the disk') }),
    );
  });
});

describe('exporting', () => {
  it('offers the run in every format, as the engine recorded it', async () => {
    const { lab, desktop } = await withNand();
    await lab.session.follow(nand);
    await lab.session.stepOnce(3);
    await lab.files.exportRun();
    const [request] = desktop.exported;
    expect(request?.suggestedName).toBe('nand');
    const run = JSON.parse(request!.texts['run.json']!) as {
      steps: number;
      spikes: { target: string; steps: number[] }[];
    };
    expect(run.steps).toBe(3);
    expect(run.spikes.find(({ target }) => target === 'nand')?.steps).toEqual([0, 1, 2]);
    expect(request!.texts.csv).toContain('\n0,0,nand,0,spike,1\n');
  });
});

describe('netlists', () => {
  const halfAdder = 'INPUT(a)\nINPUT(b)\nOUTPUT(s)\nOUTPUT(c)\ns = XOR(a, b)\nc = AND(a, b)\n';

  it('become an unsaved circuit that is asked where to be saved', async () => {
    const { lab, desktop } = createTestLab();
    desktop.toOpen = file(halfAdder, 'half.bench');
    await lab.files.open();
    expect(lab.document).toMatchObject({ name: 'half', path: null, unsaved: true });
    const { stimuli, probes, populations } = lab.document.network!;
    expect([stimuli.map(({ id }) => id), probes.map(({ id }) => id)]).toEqual([
      ['a', 'b'],
      ['s', 'c'],
    ]);
    // AND is one neuron; a parity of two is "at least 1", "at least 2" and one that subtracts them.
    expect(populations.reduce((sum, { size }) => sum + size, 0)).toBe(4);
    expect(toasts.dismiss).toHaveBeenLastCalledWith('work');
    expect(toasts.success).toHaveBeenLastCalledWith('Imported half: 4 neurons, it answers after 2 steps at most');
  });

  it('of many gates say in one notice how far they are', async () => {
    const { lab, desktop } = createTestLab();
    desktop.toOpen = file(multiplierBench(32), 'product.bench');
    toasts.loading.mockClear();
    await lab.files.open();
    const said = (toasts.loading.mock.calls as unknown as [string, { id?: string }][]).map(([title, { id }]) => [
      title,
      id,
    ]);
    expect(said[0]).toEqual(['Importing product.bench', undefined]);
    const percents = said.slice(1).map(([title]) => Number(/^Importing product\.bench: (\d+) %$/.exec(title!)?.[1]));
    expect(percents.length).toBeGreaterThan(5);
    expect(percents).toEqual([...new Set(percents)].sort((a, b) => a - b));
    expect(new Set(said.slice(1).map(([, id]) => id))).toEqual(new Set(['work']));
    expect(lab.document.name).toBe('product');
  });

  it('say where they are wrong, and leave what is open', async () => {
    const { lab, desktop } = await withNand();
    desktop.toOpen = file('INPUT(a)\nOUTPUT(y)\ny = NANDD(a, a)\n', 'bad.bench');
    await lab.files.open();
    expect(lab.document.network).toBe(nand);
    expect(toasts.error).toHaveBeenLastCalledWith(
      'bad.bench was not imported',
      expect.objectContaining({ description: expect.stringContaining('line 3, column 5') }),
    );
  });

  it('are exported as gates, with a word on what they do not keep', async () => {
    const { lab, desktop } = await withNand();
    await lab.files.exportNetlist('bench');
    expect(desktop.exported[0]).toMatchObject({ suggestedName: 'nand' });
    expect(desktop.exported[0]!.texts.bench).toContain('= NAND(a, b)');
    expect(toasts.warning).toHaveBeenLastCalledWith(
      'Exported out.csv, without',
      expect.objectContaining({ description: expect.stringContaining('delays: gates answer at once') }),
    );
    await lab.files.exportNetlist('verilog');
    expect(desktop.exported[1]!.texts.v).toContain('nand (y, a, b);');
  });

  it('are not made of neurons that are no gates', async () => {
    const { lab, desktop } = createTestLab();
    await lab.files.openNetwork(example('nand-stochastic'));
    await lab.files.exportNetlist('verilog');
    expect(desktop.exported).toEqual([]);
    expect(toasts.error).toHaveBeenLastCalledWith(
      'The circuit was not exported as Verilog',
      expect.objectContaining({ description: expect.stringContaining('mcculloch-pitts') }),
    );
  });

  it('can be dropped on the window, as circuits can', async () => {
    const { lab } = createTestLab();
    await lab.files.openDropped(new File([halfAdder], 'half.bench'));
    expect(lab.document).toMatchObject({ name: 'half', unsaved: true });
    const other = createTestLab().lab;
    await other.files.openDropped(new File([serializeNetwork(nand)], 'mine.network.json'));
    expect(other.document).toMatchObject({ network: nand, path: null, name: 'mine.network.json' });
  });
});

describe('slug', () => {
  it.each([
    ['XOR in two layers', 'xor-in-two-layers'],
    ['Übung 3: Dämpfung', 'übung-3-dämpfung'],
    ['../../etc/passwd', 'etc-passwd'],
    ['???', 'network'],
  ])('%s', (name, expected) => expect(slug(name)).toBe(expected));
});
