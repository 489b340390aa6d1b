import { expect, test } from 'vitest';
import { slugOf } from '../../../../helpdesk/services/tips.ts';
import { tipIdSchema } from '../../../../shared/model/ids.ts';

test.each([
  ["My Word document looks different, doesn't it?", 'my-word-document-looks-different-doesnt-it'],
  ['Où est « Démarrer » ?', 'ou-est-demarrer'],
  ['打印机', 'tip'],
  ['---', 'tip'],
  ['a'.repeat(200), 'a'.repeat(60)],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('the id of "%s" is %s', (title, id) => {
  expect(slugOf(title)).toBe(id);
  expect(tipIdSchema.safeParse(slugOf(title)).success).toBe(true);
});
