import { jsonText } from '../../network/json-text.ts';
import type { Activation } from '../../learning/units.ts';
import { headOf } from './code.ts';
import type { PlainLayers } from './layers.ts';

/** A file of Python 3 without packages whose `predict(row)` gives what the model predicts. */
export function writePython(model: PlainLayers): string {
  const { inputs, layers, output, missing } = model;
  const used = [...new Set(layers.map(({ activation }) => activation))];
  const head = headOf(model)
    .map((line) => `# ${line}\n`)
    .join('');
  return `${head}
import math
import numbers
import re
import sys

# What stands in a row, in the order of the first layer's weights.
COLUMNS = ${jsonText(inputs)}

# y = activation(W x + b); weights are [unit][input].
LAYERS = ${jsonText(layers)}

OUTPUT = ${jsonText(output)}

MISSING = ${jsonText(missing)}

NUMERAL = re.compile(r"[+\\-−]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+\\-−]?[0-9]+)?")


${predictCode[output.type]}

${forwardCode}

${used.map((activation) => functionCode[activation]).join('\n\n')}

ACTIVATIONS = {
${used.map((activation) => `    "${activation}": ${activation.replace('-', '_')},`).join('\n')}
}
`;
}

const predictCode: Readonly<Record<PlainLayers['output']['type'], string>> = {
  class: `def predict(row):
    """Class and probabilities of a row, a dictionary of values by column, None where one is missing.

    None where the row lacks a value that it must have.
    """
    values = forward(row)
    if values is None:
        return None
    classes = OUTPUT["classes"]
    scores = [1 - values[0], values[0]] if len(values) == 1 and len(classes) == 2 else values
    label = classes[scores.index(max(scores))]
    return {"label": label, "probabilities": dict(zip(classes, scores))}
`,
  value: `def predict(row):
    """Value of a row, a dictionary of values by column, None where one is missing, in the units of the table.

    None where the row lacks a value that it must have.
    """
    values = forward(row)
    if values is None:
        return None
    value = values[0] * OUTPUT["sd"] + OUTPUT["mean"]
    return {"value": value} if math.isfinite(value) else None
`,
};

const forwardCode = `def forward(row):
    """Outputs of the last layer; None where the row lacks a value, or where they are no numbers."""
    values = []
    for column in COLUMNS:
        encoded = encode(column, row)
        if encoded is None:
            return None
        values += encoded
    for layer in LAYERS:
        z = [
            sum(weight * x for weight, x in zip(weights, values)) + bias
            for weights, bias in zip(layer["weights"], layer["biases"])
        ]
        values = ACTIVATIONS[layer["activation"]](z)
    return values if all(math.isfinite(value) for value in values) else None


def encode(column, row):
    """Inputs of a column; None where it lacks a value that it must have."""
    value = read(column, row)
    if value is None and column["whenMissing"] == "skip":
        return None
    if value is None:
        value = column["fill"]
    if column["type"] == "category":
        key = key_of(column, value)
        return [1.0 if key_of(column, category) == key else 0.0 for category in column["categories"]]
    scaled = (float(value) - column["mean"]) / column["sd"]
    return [max(-sys.float_info.max, min(sys.float_info.max, scaled))]


def read(column, row):
    """What stands in a column: a float, a text, or None where it is missing."""
    name = column["column"]
    if name not in row:
        raise KeyError(f'Found no "{name}", expected a value, or None where it is missing')
    given = row[name]
    if isinstance(given, numbers.Real):
        return float(given) if math.isfinite(given) else None
    text = "" if given is None else given.strip()
    if text.lower() in MISSING["anyCase"] or text in MISSING["exact"]:
        return None
    if column["type"] == "category":
        return text
    if text.lower() in MISSING["amongNumbers"]:
        return None
    if NUMERAL.fullmatch(text):
        number = number_of(text)
        return number if math.isfinite(number) else None
    if column["whenNoNumber"] == "error":
        raise ValueError(f'Found "{text}" in "{name}", expected a number')
    return None


def key_of(column, value):
    """Where categories are numbers, 1, 1.0 and 01 are one."""
    if column["compare"] == "numbers" and isinstance(value, str) and NUMERAL.fullmatch(value):
        return number_of(value)
    return value


def number_of(text):
    """Of a text that matches NUMERAL, whose minus may be typeset."""
    return float(text.replace("−", "-"))
`;

const functionCode: Readonly<Record<Activation, string>> = {
  linear: `def linear(z):
    return z
`,
  logistic: `def logistic(z):
    return [1 / (1 + math.exp(-each)) if each >= 0 else math.exp(each) / (1 + math.exp(each)) for each in z]
`,
  tanh: `def tanh(z):
    return [math.tanh(each) for each in z]
`,
  relu: `def relu(z):
    return [max(each, 0.0) for each in z]
`,
  'leaky-relu': `def leaky_relu(z):
    return [each if each > 0 else 0.01 * each for each in z]
`,
  softmax: `def softmax(z):
    largest = max(z)
    powers = [math.exp(each - largest) for each in z]
    total = sum(powers)
    return [power / total for power in powers]
`,
};
