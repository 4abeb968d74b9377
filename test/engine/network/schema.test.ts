import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { serializeNetwork } from '../../../engine/network/parse.ts';
import { networkJsonSchema } from '../../../engine/network/schema.ts';
import { nand } from '../support/networks.ts';

describe('networkJsonSchema', () => {
  const schema = networkJsonSchema();

  it('is draft 2020-12, closed, and asks only for the head', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.type).toBe('object');
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(['format', 'version']);
  });

  it('describes every field of a network', () => {
    const fields = Object.keys(nand(0, 1));
    expect(Object.keys(schema.properties as object)).toEqual(fields);
  });

  it('read back as a schema, accepts a full file and a short one, and refuses a wrong one', () => {
    const reread = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    const accepts = (input: unknown): boolean => reread.safeParse(input).success;
    const full = JSON.parse(serializeNetwork(nand(0, 1))) as Record<string, unknown>;
    expect(accepts(full)).toBe(true);
    expect(accepts({ format: 'nandrite.network', version: 1 })).toBe(true);
    expect(accepts({ format: 'nandrite.network', version: 2 })).toBe(false);
    expect(accepts({ ...full, seed: -1 })).toBe(false);
    expect(accepts({ ...full, extra: 1 })).toBe(false);
    expect(accepts({ ...full, stimuli: [{ kind: 'ramp', id: 'a' }] })).toBe(false);
    expect(accepts({ ...full, models: [{ id: 'mine', text: ['threshold: 0', ''] }] })).toBe(true);
    expect(accepts({ ...full, models: [{ id: 'mine', text: [0] }] })).toBe(false);
  });
});
