import { expect, test } from 'vitest';
import { fillCanned, unknownPlaceholders } from '../../../../shared/model/canned-answer.ts';

const texts = { en: 'Hello {name},\n#{number} about {application}: {other}', id: 'Halo {name},\n#{number} soal {application}' };
const values = { name: 'Rina', application: 'Calc', number: '12', agent: 'Adi', organisation: '' };

test('placeholders are filled in the language of the person; both when it is not known', () => {
  expect(fillCanned(texts, values, 'id')).toBe('Halo Rina,\n#12 soal Calc');
  expect(fillCanned(texts, values, null)).toBe('Hello Rina,\n#12 about Calc: {other}\n\nHalo Rina,\n#12 soal Calc');
  expect(fillCanned({ en: 'Done.' }, values, null), 'the same words once').toBe('Done.');
});

test('what has no value leaves no hole; a value is never filled again', () => {
  expect(fillCanned(texts, { ...values, name: '' }, 'id')).toBe('Halo,\n#12 soal Calc');
  expect(fillCanned({ en: '{name}' }, { ...values, name: '{number}' }, 'en')).toBe('{number}');
});

test('mistyped placeholders are named', () => {
  expect(unknownPlaceholders('{name} {nama} {nama} { x } {Number}')).toEqual(['nama', 'Number']);
});
