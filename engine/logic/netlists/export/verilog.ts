import type { Parsed } from '../../../network/issue.ts';
import type { Network } from '../../../network/types.ts';
import type { Literal } from '../../lanes/literals.ts';
import { planExport, type ExportedText, type ExportPlan } from './plan.ts';
import type { Shape } from './shape.ts';

/**
 * A circuit of McCulloch–Pitts neurons as structural Verilog (IEEE 1364-2001): gates where a neuron is one, else an
 * assignment of its smallest sum of products; issues name the neurons that are too wide for that.
 */
export function exportVerilog(network: Network): Parsed<ExportedText> {
  const planned = planExport(network, (name) => /^[A-Za-z_]\w{0,255}$/.test(name), keywords);
  if (!planned.ok) return planned;
  const { title, inputs, outputs, registers, gates, names, losses } = planned.value;
  const clock = registers.length > 0 ? names.fresh('clk') : null;
  const ports = [...(clock === null ? [] : [clock]), ...inputs].map((name) => `  input ${name}`);
  const held = new Map(registers.map(({ name, initial }) => [name, initial]));
  const shown = new Set(outputs.map(({ name }) => name));
  const wires = gates.map(({ name }) => name).filter((name) => !shown.has(name));
  const lines = [
    `// ${title}`,
    `module ${names.fresh(moduleName(title))} (`,
    [
      ...ports,
      ...outputs.map(({ name }) => `  output ${held.has(name) ? `reg ${name} = 1'b${held.get(name)}` : name}`),
    ].join(',\n'),
    ');',
    ...wires.map((name) => `  wire ${name};`),
    ...registers.filter(({ name }) => !shown.has(name)).map(({ name, initial }) => `  reg ${name} = 1'b${initial};`),
    ...registers.map(({ name, data }) => `  always @(posedge ${clock}) ${name} <= ${data};`),
    ...gates.map(({ name, shape }) => `  ${statement(name, shape, planned.value)}`),
    ...outputs.filter(({ name, signal }) => name !== signal).map(({ name, signal }) => `  assign ${name} = ${signal};`),
    'endmodule',
  ];
  return { ok: true, value: { text: `${lines.join('\n')}\n`, losses } };
}

function statement(name: string, shape: Shape, { signals }: ExportPlan): string {
  const term = ({ source, inverted }: Literal): string => `${inverted ? '~' : ''}${signals[source]!}`;
  switch (shape.kind) {
    case 'zero':
    case 'one':
      return `assign ${name} = 1'b${shape.kind === 'one' ? 1 : 0};`;
    case 'cover':
      return `assign ${name} = ${shape.products.map((product) => (product.length === 1 ? term(product[0]!) : `(${product.map(term).join(' & ')})`)).join(' | ')};`;
    default: {
      const { kind, literals } = shape;
      const inverted = literals.filter((literal) => literal.inverted).length;
      if (inverted > 0 && inverted < literals.length) {
        return `assign ${name} = ${literals.map(term).join(kind === 'and' ? ' & ' : ' | ')};`;
      }
      const plain = literals.length === 1 ? 'buf' : kind;
      const inverse = literals.length === 1 ? 'not' : { and: 'nor', or: 'nand' }[kind];
      const sources = literals.map(({ source }) => signals[source]!).join(', ');
      return `${inverted > 0 ? inverse : plain} (${name}, ${sources});`;
    }
  }
}

function moduleName(title: string): string {
  const word = title.replace(/\W+/g, '_').slice(0, 64);
  return /^[A-Za-z]/.test(word) ? word : `circuit_${word}`.replace(/_$/, '');
}

/** Words of the language that labels of circuits may be. */
const keywords = [
  ...[
    'always',
    'and',
    'assign',
    'begin',
    'buf',
    'bufif0',
    'bufif1',
    'case',
    'casex',
    'casez',
    'cell',
    'cmos',
    'config',
  ],
  ...[
    'deassign',
    'default',
    'defparam',
    'design',
    'disable',
    'edge',
    'else',
    'end',
    'endcase',
    'endconfig',
    'endfunction',
  ],
  ...[
    'endgenerate',
    'endmodule',
    'endprimitive',
    'endspecify',
    'endtable',
    'endtask',
    'event',
    'for',
    'force',
    'forever',
  ],
  ...[
    'fork',
    'function',
    'generate',
    'genvar',
    'highz0',
    'highz1',
    'if',
    'ifnone',
    'incdir',
    'include',
    'initial',
    'inout',
  ],
  ...[
    'input',
    'instance',
    'integer',
    'join',
    'large',
    'liblist',
    'library',
    'localparam',
    'macromodule',
    'medium',
    'module',
  ],
  ...[
    'nand',
    'negedge',
    'nmos',
    'nor',
    'noshowcancelled',
    'not',
    'notif0',
    'notif1',
    'or',
    'output',
    'parameter',
    'pmos',
  ],
  ...[
    'posedge',
    'primitive',
    'pull0',
    'pull1',
    'pulldown',
    'pullup',
    'pulsestyle_onevent',
    'pulsestyle_ondetect',
    'rcmos',
  ],
  ...['real', 'realtime', 'reg', 'release', 'repeat', 'rnmos', 'rpmos', 'rtran', 'rtranif0', 'rtranif1', 'scalared'],
  ...[
    'showcancelled',
    'signed',
    'small',
    'specify',
    'specparam',
    'strong0',
    'strong1',
    'supply0',
    'supply1',
    'table',
    'task',
  ],
  ...[
    'time',
    'tran',
    'tranif0',
    'tranif1',
    'tri',
    'tri0',
    'tri1',
    'triand',
    'trior',
    'trireg',
    'unsigned',
    'use',
    'vectored',
  ],
  ...['wait', 'wand', 'weak0', 'weak1', 'while', 'wire', 'wor', 'xnor', 'xor'],
];
