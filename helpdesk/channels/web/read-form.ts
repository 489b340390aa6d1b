import type { FastifyRequest } from 'fastify';
import { hindranceSchema } from '../../../shared/model/ticket.ts';
import { type FormProblem, noForm, type ReportForm } from '../../../shared/site/forms.ts';
import { storable } from '../../http/body.ts';
import { isAddress } from '../mail/address.ts';
import { type CleanedPicture, cleanPicture } from './clean-picture.ts';
import { webLimits } from './limits.ts';

type Picture = Extract<CleanedPicture, { ok: true }>;

/** A form as it came: everything in it may be missing, or anything at all. */
export interface ReadForm {
  /** Cut to what is taken, and cleaned of what no database holds. */
  readonly fields: ReportForm & { readonly key: string; readonly turn: string; readonly website: string };
  readonly pictures: readonly Picture[];
  readonly problems: readonly FormProblem[];
}

const longest: Readonly<Record<string, number>> = {
  text: webLimits.text,
  name: webLimits.name,
  mail: webLimits.mail,
  tag: webLimits.tag,
};
const pictureProblems = { type: 'pictureType', large: 'pictureLarge', damaged: 'pictureDamaged' } as const;

/** Reads all of it, also when a part is refused: what was typed is shown again. */
export async function readForm(request: FastifyRequest): Promise<ReadForm> {
  const problems = new Set<FormProblem>();
  const pictures: Picture[] = [];
  const texts = new Map<string, string>();
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (typeof part.value !== 'string' || texts.has(part.fieldname)) continue;
      const limit = longest[part.fieldname] ?? 300;
      const text = clean(part.value);
      if (text.length > limit) problems.add('long');
      texts.set(part.fieldname, text.slice(0, limit));
    } else if (part.fieldname !== 'pictures' || pictures.length >= webLimits.pictures) {
      const some = await isSome(part.file);
      if (some && part.fieldname === 'pictures') problems.add('pictureCount');
    } else {
      const bytes = await part.toBuffer();
      if (part.file.truncated) problems.add('pictureLarge');
      // Browsers send an empty file where none was chosen.
      else if (bytes.length > 0) {
        const cleaned = cleanPicture(bytes);
        if (cleaned.ok) pictures.push(cleaned);
        else problems.add(pictureProblems[cleaned.reason]);
      }
    }
  }
  const text = (name: string) => texts.get(name) ?? '';
  const hinders = hindranceSchema.safeParse(text('hinders'));
  const fields = {
    text: text('text'),
    hinders: hinders.success ? hinders.data : noForm.hinders,
    name: text('name').replace(/\s+/g, ' '),
    mail: text('mail').toLowerCase(),
    tag: text('tag').replace(/\s+/g, ' '),
    key: text('key'),
    turn: text('turn'),
    website: text('website'),
  };
  return { fields, pictures, problems: [...problems] };
}

/** What a new report lacks, beside what reading it found. */
export function lacking({ fields }: ReadForm): FormProblem[] {
  return [
    ...(fields.text === '' ? (['text'] as const) : []),
    ...(fields.name === '' ? (['name'] as const) : []),
    ...(fields.mail !== '' && !isAddress(fields.mail) ? (['mail'] as const) : []),
  ];
}

/** Line ends as we keep them; nothing that is not to be seen, which could turn the order of what stands around it. */
const clean = (text: string): string =>
  String(storable(text))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();

async function isSome(file: AsyncIterable<Uint8Array>): Promise<boolean> {
  let some = false;
  for await (const chunk of file) some ||= chunk.length > 0;
  return some;
}
