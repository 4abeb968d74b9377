import { createByteWriter, type ByteWriter } from '../../codegen/wasm/bytes.ts';
import { engineVersion } from '../../version.ts';
import type { OnnxAttribute, OnnxModel, OnnxNode, OnnxTensor, OnnxType, OnnxValue } from './model.ts';

/** Operators of 2020 and the format of that year, which every runtime since reads. */
const onnxVersions = { format: 7, operators: 13, 'ai.onnx.ml': 2 } as const;

/**
 * The bytes of an .onnx file: a ModelProto in Protocol Buffers. Numbers of fields are those of onnx.proto
 * (https://github.com/onnx/onnx/blob/v1.8.1/onnx/onnx.proto).
 */
export function encodeOnnx(model: OnnxModel): Uint8Array {
  const usesMl = model.nodes.some(({ domain }) => domain !== undefined);
  return message((m) => {
    m.integer(1, onnxVersions.format);
    m.text(2, 'nandrite');
    m.text(3, engineVersion);
    m.message(7, (graph) => writeGraph(graph, model));
    m.message(8, (set) => writeOperators(set, '', onnxVersions.operators));
    if (usesMl) m.message(8, (set) => writeOperators(set, 'ai.onnx.ml', onnxVersions['ai.onnx.ml']));
    for (const [key, value] of Object.entries(model.metadata))
      m.message(14, (entry) => {
        entry.text(1, key);
        entry.text(2, value);
      });
  });
}

function writeGraph(m: Message, { name, note, nodes, tensors, values, inputs, outputs }: OnnxModel): void {
  for (const node of nodes) m.message(1, (inner) => writeNode(inner, node));
  m.text(2, name);
  for (const tensor of tensors) m.message(5, (inner) => writeTensor(inner, tensor));
  m.text(10, note);
  for (const value of inputs) m.message(11, (inner) => writeValue(inner, value));
  for (const value of outputs) m.message(12, (inner) => writeValue(inner, value));
  for (const value of values) m.message(13, (inner) => writeValue(inner, value));
}

function writeOperators(m: Message, domain: string, version: number): void {
  m.text(1, domain);
  m.integer(2, version);
}

function writeNode(m: Message, { operator, domain, inputs, outputs, attributes = {} }: OnnxNode): void {
  for (const input of inputs) m.text(1, input);
  for (const output of outputs) m.text(2, output);
  m.text(3, outputs[0]!);
  m.text(4, operator);
  for (const [name, attribute] of Object.entries(attributes))
    m.message(5, (inner) => writeAttribute(inner, name, attribute));
  if (domain !== undefined) m.text(7, domain);
}

function writeAttribute(m: Message, name: string, attribute: OnnxAttribute): void {
  m.text(1, name);
  if ('real' in attribute) {
    m.float(2, attribute.real);
    m.integer(20, 1);
  } else if ('integer' in attribute) {
    m.integer(3, attribute.integer);
    m.integer(20, 2);
  } else if ('integers' in attribute) {
    for (const value of attribute.integers) m.integer(8, value);
    m.integer(20, 7);
  } else {
    for (const value of attribute.texts) m.text(9, value);
    m.integer(20, 8);
  }
}

/** How the format numbers types of elements. */
export const typeNumbers: Readonly<Record<OnnxType, number>> = { float: 1, int64: 7, string: 8, double: 11 };

function writeTensor(m: Message, tensor: OnnxTensor): void {
  for (const size of tensor.shape) m.integer(1, size);
  m.integer(2, typeNumbers[tensor.type]);
  if (tensor.type === 'string') for (const value of tensor.values) m.text(6, value);
  m.text(8, tensor.name);
  if (tensor.type === 'string') return;
  const { type, values } = tensor;
  m.bytes(9, (writer) => {
    for (const value of values) {
      if (type === 'float') writer.f32(value);
      else if (type === 'double') writer.f64(value);
      else writer.i64(BigInt(value));
    }
  });
}

function writeValue(m: Message, { name, note, type, shape }: OnnxValue): void {
  m.text(1, name);
  m.message(2, (of) =>
    of.message(1, (tensor) => {
      tensor.integer(1, typeNumbers[type]);
      tensor.message(2, (sizes) => {
        for (const size of shape)
          sizes.message(1, (dimension) => {
            if (typeof size === 'number') dimension.integer(1, size);
            else dimension.text(2, size);
          });
      });
    }),
  );
  if (note !== '') m.text(3, note);
}

/** Writes fields of a message by their numbers. */
interface Message {
  integer(field: number, value: number): void;
  float(field: number, value: number): void;
  text(field: number, value: string): void;
  bytes(field: number, write: (writer: ByteWriter) => void): void;
  message(field: number, write: (inner: Message) => void): void;
}

function message(write: (m: Message) => void): Uint8Array {
  const writer = createByteWriter();
  write(fieldsOf(writer));
  return writer.toBytes();
}

function fieldsOf(writer: ByteWriter): Message {
  const tag = (field: number, wire: number): void => writer.unsigned(field * 8 + wire);
  return {
    integer(field, value) {
      tag(field, 0);
      writeVarint(writer, BigInt(value));
    },
    float(field, value) {
      tag(field, 5);
      writer.f32(value);
    },
    text(field, value) {
      tag(field, 2);
      writer.text(value);
    },
    bytes(field, write) {
      tag(field, 2);
      writer.sized(write);
    },
    message(field, write) {
      tag(field, 2);
      writer.sized((inner) => write(fieldsOf(inner)));
    },
  };
}

/** Seven bits a byte, lowest first; a negative number is one of 64 bits. */
function writeVarint(writer: ByteWriter, value: bigint): void {
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 128n; rest >>= 7n) writer.byte(Number(rest & 127n) + 128);
  writer.byte(Number(rest));
}
