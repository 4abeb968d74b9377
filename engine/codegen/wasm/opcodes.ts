/** What a value on the stack, in a local or in a parameter can be. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

/** Coding of the value types in a module, WebAssembly specification 5.3. */
export const valueTypeCode = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

/** An instruction that is its opcode and nothing else. */
export interface PlainOp {
  readonly kind: 'plain';
  readonly bytes: readonly number[];
}

/** A load or store: takes an offset and an alignment, whose natural value is 2^`align` bytes. */
export interface MemoryOp {
  readonly kind: 'memory';
  readonly bytes: readonly number[];
  readonly align: number;
}

/** Reads or replaces one lane of a vector, given by number. */
export interface LaneOp {
  readonly kind: 'lane';
  readonly bytes: readonly number[];
}

/** Loads or stores one lane of a vector: an offset, an alignment and a lane. */
export interface MemoryLaneOp {
  readonly kind: 'memory-lane';
  readonly bytes: readonly number[];
  readonly align: number;
}

/**
 * The instructions of WebAssembly 2.0 a simulator needs, by their names in the specification with `_` for `.`.
 * Left out: control flow, locals, calls and constants, which are methods of the function builder, and most of 8- and 16-bit lanes.
 */
export const op = {
  ...plain(0x00, 'unreachable', 'nop'),
  ...plain(0x0f, 'return'),
  ...plain(0x1a, 'drop', 'select'),

  ...memory(0x28, 2, 'i32_load'),
  ...memory(0x29, 3, 'i64_load'),
  ...memory(0x2a, 2, 'f32_load'),
  ...memory(0x2b, 3, 'f64_load'),
  ...memory(0x2c, 0, 'i32_load8_s', 'i32_load8_u'),
  ...memory(0x2e, 1, 'i32_load16_s', 'i32_load16_u'),
  ...memory(0x36, 2, 'i32_store'),
  ...memory(0x37, 3, 'i64_store'),
  ...memory(0x38, 2, 'f32_store'),
  ...memory(0x39, 3, 'f64_store'),
  ...memory(0x3a, 0, 'i32_store8'),
  ...memory(0x3b, 1, 'i32_store16'),

  ...plain(0x45, 'i32_eqz', 'i32_eq', 'i32_ne', 'i32_lt_s', 'i32_lt_u', 'i32_gt_s', 'i32_gt_u'),
  ...plain(0x4c, 'i32_le_s', 'i32_le_u', 'i32_ge_s', 'i32_ge_u'),
  ...plain(0x50, 'i64_eqz', 'i64_eq', 'i64_ne', 'i64_lt_s', 'i64_lt_u', 'i64_gt_s', 'i64_gt_u'),
  ...plain(0x57, 'i64_le_s', 'i64_le_u', 'i64_ge_s', 'i64_ge_u'),
  ...plain(0x5b, 'f32_eq', 'f32_ne', 'f32_lt', 'f32_gt', 'f32_le', 'f32_ge'),
  ...plain(0x61, 'f64_eq', 'f64_ne', 'f64_lt', 'f64_gt', 'f64_le', 'f64_ge'),
  ...plain(0x67, 'i32_clz', 'i32_ctz', 'i32_popcnt', 'i32_add', 'i32_sub', 'i32_mul'),
  ...plain(0x6d, 'i32_div_s', 'i32_div_u', 'i32_rem_s', 'i32_rem_u', 'i32_and', 'i32_or', 'i32_xor'),
  ...plain(0x74, 'i32_shl', 'i32_shr_s', 'i32_shr_u', 'i32_rotl', 'i32_rotr'),
  ...plain(0x79, 'i64_clz', 'i64_ctz', 'i64_popcnt', 'i64_add', 'i64_sub', 'i64_mul'),
  ...plain(0x7f, 'i64_div_s', 'i64_div_u', 'i64_rem_s', 'i64_rem_u', 'i64_and', 'i64_or', 'i64_xor'),
  ...plain(0x86, 'i64_shl', 'i64_shr_s', 'i64_shr_u', 'i64_rotl', 'i64_rotr'),
  ...plain(0x8b, 'f32_abs', 'f32_neg', 'f32_ceil', 'f32_floor', 'f32_trunc', 'f32_nearest', 'f32_sqrt'),
  ...plain(0x92, 'f32_add', 'f32_sub', 'f32_mul', 'f32_div', 'f32_min', 'f32_max', 'f32_copysign'),
  ...plain(0x99, 'f64_abs', 'f64_neg', 'f64_ceil', 'f64_floor', 'f64_trunc', 'f64_nearest', 'f64_sqrt'),
  ...plain(0xa0, 'f64_add', 'f64_sub', 'f64_mul', 'f64_div', 'f64_min', 'f64_max', 'f64_copysign'),
  ...plain(0xa7, 'i32_wrap_i64'),
  ...plain(0xac, 'i64_extend_i32_s', 'i64_extend_i32_u'),
  ...plain(0xb2, 'f32_convert_i32_s', 'f32_convert_i32_u', 'f32_convert_i64_s', 'f32_convert_i64_u', 'f32_demote_f64'),
  ...plain(0xb7, 'f64_convert_i32_s', 'f64_convert_i32_u', 'f64_convert_i64_s', 'f64_convert_i64_u', 'f64_promote_f32'),
  ...plain(0xbc, 'i32_reinterpret_f32', 'i64_reinterpret_f64', 'f32_reinterpret_i32', 'f64_reinterpret_i64'),
  ...plain(0xfc00, 'i32_trunc_sat_f32_s', 'i32_trunc_sat_f32_u', 'i32_trunc_sat_f64_s', 'i32_trunc_sat_f64_u'),
  ...plain(0xfc04, 'i64_trunc_sat_f32_s', 'i64_trunc_sat_f32_u', 'i64_trunc_sat_f64_s', 'i64_trunc_sat_f64_u'),

  ...memory(0xfd00, 4, 'v128_load'),
  ...memory(0xfd05, 3, 'v128_load32x2_s', 'v128_load32x2_u'),
  ...memory(0xfd09, 2, 'v128_load32_splat'),
  ...memory(0xfd0a, 3, 'v128_load64_splat'),
  ...memory(0xfd0b, 4, 'v128_store'),
  ...memory(0xfd5c, 2, 'v128_load32_zero'),
  ...memory(0xfd5d, 3, 'v128_load64_zero'),
  ...memoryLane(0xfd56, 2, 'v128_load32_lane'),
  ...memoryLane(0xfd57, 3, 'v128_load64_lane'),
  ...memoryLane(0xfd5a, 2, 'v128_store32_lane'),
  ...memoryLane(0xfd5b, 3, 'v128_store64_lane'),

  ...plain(0xfd0e, 'i8x16_swizzle'),
  ...plain(0xfd11, 'i32x4_splat', 'i64x2_splat', 'f32x4_splat', 'f64x2_splat'),
  ...lane(0xfd1b, 'i32x4_extract_lane', 'i32x4_replace_lane', 'i64x2_extract_lane', 'i64x2_replace_lane'),
  ...lane(0xfd1f, 'f32x4_extract_lane', 'f32x4_replace_lane', 'f64x2_extract_lane', 'f64x2_replace_lane'),

  ...plain(0xfd37, 'i32x4_eq', 'i32x4_ne', 'i32x4_lt_s', 'i32x4_lt_u', 'i32x4_gt_s', 'i32x4_gt_u'),
  ...plain(0xfd3d, 'i32x4_le_s', 'i32x4_le_u', 'i32x4_ge_s', 'i32x4_ge_u'),
  ...plain(0xfd41, 'f32x4_eq', 'f32x4_ne', 'f32x4_lt', 'f32x4_gt', 'f32x4_le', 'f32x4_ge'),
  ...plain(0xfd47, 'f64x2_eq', 'f64x2_ne', 'f64x2_lt', 'f64x2_gt', 'f64x2_le', 'f64x2_ge'),
  ...plain(0xfdd6, 'i64x2_eq', 'i64x2_ne', 'i64x2_lt_s', 'i64x2_gt_s', 'i64x2_le_s', 'i64x2_ge_s'),
  ...plain(0xfd4d, 'v128_not', 'v128_and', 'v128_andnot', 'v128_or', 'v128_xor', 'v128_bitselect', 'v128_any_true'),

  ...plain(0xfd64, 'i8x16_bitmask', 'i8x16_narrow_i16x8_s'),
  ...plain(0xfd85, 'i16x8_narrow_i32x4_s'),
  ...plain(0xfda0, 'i32x4_abs', 'i32x4_neg'),
  ...plain(0xfda3, 'i32x4_all_true', 'i32x4_bitmask'),
  ...plain(0xfdab, 'i32x4_shl', 'i32x4_shr_s', 'i32x4_shr_u', 'i32x4_add'),
  ...plain(0xfdb1, 'i32x4_sub'),
  ...plain(0xfdb5, 'i32x4_mul', 'i32x4_min_s', 'i32x4_min_u', 'i32x4_max_s', 'i32x4_max_u'),
  ...plain(0xfdc0, 'i64x2_abs', 'i64x2_neg'),
  ...plain(0xfdc3, 'i64x2_all_true', 'i64x2_bitmask'),
  ...plain(0xfdc7, 'i64x2_extend_low_i32x4_s', 'i64x2_extend_high_i32x4_s'),
  ...plain(0xfdc9, 'i64x2_extend_low_i32x4_u', 'i64x2_extend_high_i32x4_u'),
  ...plain(0xfdcb, 'i64x2_shl', 'i64x2_shr_s', 'i64x2_shr_u', 'i64x2_add'),
  ...plain(0xfdd1, 'i64x2_sub'),
  ...plain(0xfdd5, 'i64x2_mul'),
  ...plain(0xfddc, 'i64x2_extmul_low_i32x4_s', 'i64x2_extmul_high_i32x4_s'),
  ...plain(0xfdde, 'i64x2_extmul_low_i32x4_u', 'i64x2_extmul_high_i32x4_u'),

  ...plain(0xfd67, 'f32x4_ceil', 'f32x4_floor', 'f32x4_trunc', 'f32x4_nearest'),
  ...plain(0xfde0, 'f32x4_abs', 'f32x4_neg'),
  ...plain(0xfde3, 'f32x4_sqrt', 'f32x4_add', 'f32x4_sub', 'f32x4_mul', 'f32x4_div'),
  ...plain(0xfde8, 'f32x4_min', 'f32x4_max', 'f32x4_pmin', 'f32x4_pmax'),
  ...plain(0xfd74, 'f64x2_ceil', 'f64x2_floor'),
  ...plain(0xfd7a, 'f64x2_trunc'),
  ...plain(0xfd94, 'f64x2_nearest'),
  ...plain(0xfdec, 'f64x2_abs', 'f64x2_neg'),
  ...plain(0xfdef, 'f64x2_sqrt', 'f64x2_add', 'f64x2_sub', 'f64x2_mul', 'f64x2_div'),
  ...plain(0xfdf4, 'f64x2_min', 'f64x2_max', 'f64x2_pmin', 'f64x2_pmax'),

  ...plain(0xfd5e, 'f32x4_demote_f64x2_zero', 'f64x2_promote_low_f32x4'),
  ...plain(0xfdf8, 'i32x4_trunc_sat_f32x4_s', 'i32x4_trunc_sat_f32x4_u'),
  ...plain(0xfdfa, 'f32x4_convert_i32x4_s', 'f32x4_convert_i32x4_u'),
  ...plain(0xfdfc, 'i32x4_trunc_sat_f64x2_s_zero', 'i32x4_trunc_sat_f64x2_u_zero'),
  ...plain(0xfdfe, 'f64x2_convert_low_i32x4_s', 'f64x2_convert_low_i32x4_u'),
} as const;

/** Instructions with consecutive opcodes from `first`; 0xfc00 and 0xfd00 stand for the prefixes 0xfc and 0xfd. */
function plain<Name extends string>(first: number, ...names: Name[]): Record<Name, PlainOp> {
  return series(names, (i) => ({ kind: 'plain', bytes: opcode(first + i) }));
}

function memory<Name extends string>(first: number, align: number, ...names: Name[]): Record<Name, MemoryOp> {
  return series(names, (i) => ({ kind: 'memory', bytes: opcode(first + i), align }));
}

function lane<Name extends string>(first: number, ...names: Name[]): Record<Name, LaneOp> {
  return series(names, (i) => ({ kind: 'lane', bytes: opcode(first + i) }));
}

function memoryLane<Name extends string>(first: number, align: number, ...names: Name[]): Record<Name, MemoryLaneOp> {
  return series(names, (i) => ({ kind: 'memory-lane', bytes: opcode(first + i), align }));
}

function series<Name extends string, Op>(names: readonly Name[], make: (i: number) => Op): Record<Name, Op> {
  return Object.fromEntries(names.map((name, i) => [name, make(i)])) as Record<Name, Op>;
}

/** One byte, or a prefix and the rest as LEB128 (two bytes from 0x80). */
function opcode(code: number): number[] {
  if (code < 0x100) return [code];
  const rest = code & 0xff;
  return rest < 0x80 ? [code >> 8, rest] : [code >> 8, rest, 1];
}
