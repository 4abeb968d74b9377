/** Functions of a gate; `xor` and `xnor` of more than two inputs are those of an odd and an even number of ones. */
export type GateKind = 'and' | 'nand' | 'or' | 'nor' | 'xor' | 'xnor' | 'not' | 'buf' | 'zero' | 'one';

/** A place in the text that a netlist was read from, counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** Of another file than the one that was asked for. */
  readonly file?: string;
}

export interface Gate {
  readonly kind: GateKind;
  /** The signal that it drives. */
  readonly output: string;
  readonly inputs: readonly string[];
  /** Which inputs count inverted; left out, none. */
  readonly inverted?: readonly boolean[];
  readonly at: Place;
}

/** A bit of memory: takes `input` at every tick of the one clock that all registers share. */
export interface Register {
  readonly output: string;
  readonly input: string;
  readonly initial: 0 | 1;
  readonly at: Place;
}

/** A bit that enters or leaves the circuit. */
export interface Port {
  readonly name: string;
  readonly signal: string;
  readonly at: Place;
}

/** Gates and registers that are wired by names of signals: what every format of netlist is read into. */
export interface Netlist {
  readonly name: string;
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  readonly gates: readonly Gate[];
  readonly registers: readonly Register[];
  /** What the file says and a netlist of gates and one clock cannot, in words. */
  readonly losses: readonly string[];
}

/** Called with the share of a piece of work that is done, from 0 to 1. */
export type Progressed = (share: number) => void;

/** Bounds that keep an import within seconds. */
export const netlistLimits = {
  characters: 50_000_000,
  /** Gates and registers. */
  parts: 200_000,
  fanIn: 10_000,
  /** An exclusive or takes one neuron an input, each of which sees all of them. */
  xorFanIn: 64,
  /** Of chips or models within each other. */
  depth: 100,
  /** Issues that are told of one file. */
  issues: 100,
} as const;
