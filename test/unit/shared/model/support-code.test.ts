import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeAlphabet, codePattern, newSupportCode, readCode, shownCode, spelled } from '../../../../shared/model/support-code.ts';

const codes = fc.array(fc.constantFrom(...codeAlphabet), { minLength: 6, maxLength: 6 }).map((list) => list.join(''));

describe('a support code', () => {
  test('has no characters that look alike, and no vowels that would make a word', () => {
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
    for (const alike of ['0OQ', '1IL', '2Z', '5S', '8B', '6G', 'UV'])
      expect([...alike].filter((one) => codeAlphabet.includes(one)).length, alike).toBeLessThanOrEqual(1);
    expect(codeAlphabet).not.toMatch(/[AEIOU]/);
  });

  test('uses every character of the alphabet, as chance has it', () => {
    let turn = 0;
    const counted = (below: number) => {
      expect(below).toBe(codeAlphabet.length);
      turn += 1;
      return turn % below;
    };
    const made = Array.from({ length: 20 }, () => newSupportCode(counted)).join('');
    expect(new Set(made)).toEqual(new Set(codeAlphabet));
    expect(newSupportCode(() => 0)).toMatch(codePattern);
  });

  test('is read however it was typed', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('', ' ', '-', '.', ' \t'), fc.boolean(), (code, gap, lower) => {
        const typed = ` ${code.slice(0, 3)}${gap}${code.slice(3)} `;
        expect(readCode(lower ? typed.toLowerCase() : typed)).toBe(code);
        expect(readCode(shownCode(code))).toBe(code);
      }),
    );
  });

  test('is nothing else: what cannot be one is not sent to be guessed', () => {
    for (const typed of ['', 'K7RP3', 'K7RP3MM', 'K7RP3O', 'K7RP31', "K7RP3'", 'K７RP3M']) expect(readCode(typed), typed).toBeNull();
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(readCode(typed) ?? 'CCCCCC').toMatch(codePattern);
      }),
    );
  });

  test.each(['en', 'id'] as const)('is spelled with a word of its own for each character: %s', (language) => {
    const words = spelled(codeAlphabet, language).map(({ word }) => word);
    expect(new Set(words).size).toBe(codeAlphabet.length);
    for (const { character, word } of spelled(codeAlphabet, language))
      if (/[A-Z]/.test(character) && !(language === 'id' && character === 'X')) expect(word.startsWith(character), word).toBe(true);
    expect(words.every((word) => word.length > 2)).toBe(true);
  });
});
