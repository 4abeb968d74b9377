import { describe, expect, it } from 'vitest';
import { codeKey, parseClassMapping } from '../../../engine/data/class-mapping.ts';

const mappingOf = (text: string) => {
  const parsed = parseClassMapping(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value;
};

const messagesOf = (text: string): string[] => {
  const parsed = parseClassMapping(text);
  return parsed.ok ? [] : parsed.issues.map(({ message, expected }) => `${message}; expected ${expected}`);
};

describe('a mapping of classes', () => {
  it('merges codes, in small letters, into classes in the order of their names', () => {
    expect(mappingOf('bll, BCU ,fsrq=blazar; psr=pulsar')).toEqual({
      classes: ['blazar', 'pulsar'],
      codes: [
        ['bll', 0],
        ['bcu', 0],
        ['fsrq', 0],
        ['psr', 1],
      ],
    });
  });

  it.each([
    ['new lines for semicolons', 'a=one\nb=two'],
    ['empty parts', ';a=one;;b=two;'],
    ['a class named twice, in capitals or not', 'a=one; b=two; a=ONE'],
    ['quotes', '"a"="one"; "b"=two'],
  ])('may have %s', (_, text) => {
    expect(mappingOf(text)).toEqual({
      classes: ['one', 'two'],
      codes: [
        ['a', 0],
        ['b', 1],
      ],
    });
  });

  it('reads a double quote that is written twice in quotes', () => {
    const mapping = parseClassMapping('"5"" disc","a,""b"""=x; c="the ""old"" one"');
    expect(mapping).toEqual({
      ok: true,
      value: {
        classes: ['x', 'the "old" one'],
        codes: [
          ['5" disc', 0],
          ['a,"b"', 0],
          ['c', 1],
        ],
      },
    });
  });

  it('takes codes in quotes with any marks, and numbers by their value', () => {
    expect(mappingOf('"a,b;c=d"=x; 1.0=y').codes).toEqual([
      ['a,b;c=d', 0],
      ['1', 1],
    ]);
    expect([codeKey(' BLL '), codeKey('01'), codeKey('1.50')]).toEqual(['bll', '1', '1.5']);
  });

  it.each([
    ['', 'found no class; expected codes and a class, such as a,b=one; c=two'],
    ['a,b', 'found no "=" after "b"; expected = and the class of these codes'],
    ['a=', 'found no class after "="; expected a name'],
    ['=one', 'found no code before "="; expected one code or several, with commas between them'],
    ['a,,b=one', 'found ","; expected a code'],
    ['a=one=two', 'found "=" after the class; expected ; and further codes, or the end'],
    ['a=one; A=two', 'found "A" in two classes, one and two; expected each code in one class'],
  ])('%j: %s', (text, message) => expect(messagesOf(text)[0]).toBe(message));
});
