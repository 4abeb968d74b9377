/** A model as ONNX knows it, in as much as we write: see `encodeOnnx`. */
export interface OnnxModel {
  readonly name: string;
  readonly note: string;
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  readonly nodes: readonly OnnxNode[];
  readonly tensors: readonly OnnxTensor[];
  /** Types of what comes in between, where a program cannot infer them. */
  readonly values: readonly OnnxValue[];
  /** Facts for people and programs, by key. */
  readonly metadata: Readonly<Record<string, string>>;
}

export type OnnxType = 'float' | 'double' | 'int64' | 'string';

/** An input or output; a text as a size is one that the caller chooses. */
export interface OnnxValue {
  readonly name: string;
  readonly note: string;
  readonly type: OnnxType;
  readonly shape: readonly (number | string)[];
}

export interface OnnxNode {
  readonly operator: string;
  /** Of the standard operators where left out. */
  readonly domain?: 'ai.onnx.ml';
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export type OnnxAttribute =
  | { readonly integer: number }
  | { readonly real: number }
  | { readonly integers: readonly number[] }
  | { readonly texts: readonly string[] };

export type OnnxTensor = {
  readonly name: string;
  readonly shape: readonly number[];
} & (
  | { readonly type: 'float' | 'double' | 'int64'; readonly values: readonly number[] }
  | { readonly type: 'string'; readonly values: readonly string[] }
);
