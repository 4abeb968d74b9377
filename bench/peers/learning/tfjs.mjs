// Trains the network of a case by plain gradient descent on TensorFlow.js's WebAssembly backend, one thread; prints samples per second of CPU.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');

wasm.setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
wasm.setThreadsCount(1);
await tf.setBackend('wasm');
await tf.ready();

const { spec, loss, batch, epochs, count, inputs, outputs, folder } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const read = (name) => {
  const bytes = readFileSync(join(folder, name));
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
};
const x = tf.tensor2d(read('x.f32'), [count, inputs]);
const t = tf.tensor2d(read('t.f32'), [count, outputs]);
const sizes = [inputs, ...spec.layers.map(({ size }) => size)];
const weights = spec.layers.map(({ size }, l) =>
  tf.variable(tf.randomNormal([sizes[l], size], 0, Math.sqrt(2 / sizes[l]))),
);
const biases = spec.layers.map(({ size }) => tf.variable(tf.zeros([size])));
const activations = { relu: tf.relu, tanh: tf.tanh, linear: (z) => z, softmax: (z) => z };
const outputsOf = (rows) =>
  spec.layers.reduce((y, { activation }, l) => activations[activation](y.matMul(weights[l]).add(biases[l])), rows);
const measure = (rows, targets) =>
  loss === 'cross-entropy'
    ? tf.losses.softmaxCrossEntropy(targets, outputsOf(rows))
    : tf.losses.meanSquaredError(targets, outputsOf(rows));
const optimizer = tf.train.sgd(0.1);

function train(number) {
  for (let epoch = 0; epoch < number; epoch++) {
    for (let first = 0; first < count; first += batch) {
      tf.tidy(() => {
        const size = Math.min(batch, count - first);
        optimizer.minimize(() => measure(x.slice(first, size), t.slice(first, size)));
      });
    }
  }
}

const timed = Math.max(1, Math.ceil(epochs / 3));
train(1);
const start = process.cpuUsage();
train(timed);
const { user, system } = process.cpuUsage(start);
console.log(JSON.stringify({ samplesPerSecond: (timed * count) / ((user + system) / 1e6) }));
