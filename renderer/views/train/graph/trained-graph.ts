/** Names and parameters of what is trained, layers or a circuit, by the worker's numbers: nodes are counted from the inputs on. */
export interface TrainedGraph {
  /** Nodes that are inputs: the first ones. */
  readonly inputs: number;
  nodeName(node: number): string;
  /** In few characters, where its group is known. */
  shortName(node: number): string;
  /** What a neuron adds up, as the subject of a sentence. */
  readingText(node: number): string;
  /** Weights into a neuron, in the order of what they come from, then its bias. */
  into(node: number): readonly Inlet[];
  /** The neuron that a parameter belongs to; of a shared one the first. */
  ownerOf(parameter: number): number;
  /** Neurons that have parameters. */
  readonly groups: readonly NodeGroup[];
}

/** A weight, or a bias. */
export interface Inlet {
  readonly parameter: number;
  /** Null for the bias. */
  readonly from: number | null;
}

export interface NodeGroup {
  readonly label: string;
  readonly nodes: readonly number[];
}
