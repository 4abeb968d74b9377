import cytoscape from 'cytoscape';
import { marksAt, type Start } from './contender.ts';

/**
 * Cytoscape.js with its canvas renderer, which drew the smaller graph faster in software than its WebGL renderer did (one
 * run each); at one pixel a pixel, with haystack edges, the plainest that it has, without
 * arrows, names or events. Its textures and hidden edges while the view moves are off: they would stop the spikes. A spike
 * is a small node whose position is set in one batch a frame.
 */
export const startCytoscape: Start = async (host, graph) => {
  const { neurons, x, y, source, target } = graph;
  const marks = marksAt(0, graph).synapse.length;
  const options: cytoscape.CytoscapeOptions = {
    ...{ pixelRatio: 1, styleEnabled: true, autoungrabify: true, boxSelectionEnabled: false },
    container: host,
    layout: { name: 'preset' },
    minZoom: 1e-3,
    elements: {
      nodes: [
        ...Array.from({ length: neurons }, (_, k) => ({ data: { id: `n${k}` }, position: { x: x[k]!, y: y[k]! } })),
        ...Array.from({ length: marks }, (_, k) => ({
          data: { id: `m${k}` },
          classes: 'mark',
          position: { x: 0, y: 0 },
        })),
      ],
      edges: Array.from(source, (from, k) => ({
        data: { id: `w${k}`, source: `n${from}`, target: `n${target[k]}` },
        classes: from % 5 === 4 ? 'inhibitory' : '',
      })),
    },
    style: [
      {
        selector: 'node',
        style: { width: 52, height: 52, 'background-color': '#1c232c', 'border-width': 2, 'border-color': '#93a1b1' },
      },
      { selector: 'node.mark', style: { width: 14, height: 14, 'background-color': '#f0e442', 'border-width': 0 } },
      {
        selector: 'edge',
        style: { events: 'no', width: 2.5, 'line-color': '#56b4e9', 'curve-style': 'haystack', 'haystack-radius': 0 },
      },
      { selector: 'edge.inhibitory', style: { 'line-color': '#e69f00' } },
    ],
  };
  const cy = cytoscape(options);
  const { renderer } = cy as unknown as { renderer(): { redrawCount?: number } };
  const spikes = cy.nodes('.mark').toArray();
  return {
    pan: (dx) => void cy.panBy({ x: dx, y: 0 }),
    zoom: (factor) => void cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: 640, y: 400 } }),
    show(frame) {
      const { synapse, fraction } = marksAt(frame, graph);
      cy.batch(() => {
        for (let k = 0; k < spikes.length; k++) {
          const [from, to, t] = [source[synapse[k]!]!, target[synapse[k]!]!, fraction[k]!];
          (spikes[k] as cytoscape.NodeSingular).position({
            x: x[from]! + (x[to]! - x[from]!) * t,
            y: y[from]! + (y[to]! - y[from]!) * t,
          });
        }
      });
    },
    pictures: () => renderer.call(cy).redrawCount ?? 0,
    remove: () => cy.destroy(),
  };
};
