import Graph from 'graphology';
import Sigma from 'sigma';
import { marksAt, type Start } from './contender.ts';

/**
 * Sigma.js with straight edges without arrows, names or events, its plainest. A spike is a small node whose position
 * is set in every frame, and refreshed as part of the graph without a new index, as its documentation advises.
 */
export const startSigma: Start = async (host, graph) => {
  const { neurons, x, y, source, target } = graph;
  const marks = marksAt(0, graph).synapse.length;
  const drawn = new Graph({ multi: true });
  for (let k = 0; k < neurons; k++) drawn.addNode(`n${k}`, { x: x[k]!, y: -y[k]!, size: 3, color: '#93a1b1' });
  for (let k = 0; k < marks; k++) drawn.addNode(`m${k}`, { x: 0, y: 0, size: 2, color: '#f0e442' });
  source.forEach((from, k) => {
    drawn.addEdgeWithKey(`w${k}`, `n${from}`, `n${target[k]}`, {
      size: 1,
      color: from % 5 === 4 ? '#e69f00' : '#56b4e9',
    });
  });
  const sigma = new Sigma(drawn, host, {
    settings: {
      renderLabels: false,
      enableEdgeEvents: false,
      minEdgeThickness: 1,
      minCameraRatio: null,
      maxCameraRatio: null,
    },
  });
  let pictures = 0;
  sigma.on('afterRender', () => void pictures++);
  const camera = sigma.getCamera();
  const moved = Array.from({ length: marks }, (_, k) => `m${k}`);
  const places = moved.map((id) => drawn.getNodeAttributes(id));
  const unit = sigma.viewportToFramedGraph({ x: 1, y: 0 }).x - sigma.viewportToFramedGraph({ x: 0, y: 0 }).x;
  return {
    pan(dx) {
      const state = camera.getState();
      camera.setState({ ...state, x: state.x - dx * unit * state.ratio });
    },
    zoom(factor) {
      const state = camera.getState();
      camera.setState({ ...state, ratio: state.ratio / factor });
    },
    show(frame) {
      const { synapse, fraction } = marksAt(frame, graph);
      for (let k = 0; k < marks; k++) {
        const [from, to, t] = [source[synapse[k]!]!, target[synapse[k]!]!, fraction[k]!];
        places[k]!.x = x[from]! + (x[to]! - x[from]!) * t;
        places[k]!.y = -(y[from]! + (y[to]! - y[from]!) * t);
      }
      sigma.refresh({ partialGraph: { nodes: moved }, skipIndexation: true, schedule: true });
    },
    pictures: () => pictures,
    remove: () => sigma.kill(),
  };
};
