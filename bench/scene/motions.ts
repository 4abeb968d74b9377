/** What the camera does while spikes travel: nothing, all of the graph in view; to and fro; in to 2.6 times and back. */
export const motions = ['animate', 'pan', 'zoom'] as const;
export type Motion = (typeof motions)[number];

export const contenders = ['ours', 'cytoscape', 'sigma'] as const;
export type Name = (typeof contenders)[number];
