/** Kind of data that a drag from the palette carries. */
export const paletteMime = 'application/x-nandrite-item';
