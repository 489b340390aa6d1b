import { type Language, languages } from '../model/language.ts';
import type { Tip, TipText } from '../model/tip.ts';
import { placeholdersIn } from '../redaction/placeholder.ts';
import { desktopNames, stepPieces } from './desktop-steps.ts';
import { blocksOf, type TipPart } from './parts.ts';
import { picturesIn } from './pictures.ts';
import { readingOf } from './reading.ts';
import { actionLinksIn, actionsOf, withoutActions } from './step-actions.ts';

/** Longest texts in characters: what a person reads who wants to get on with the work. */
const longest = { title: 80, problem: 450, cause: 500, alternatives: 700, step: 900, check: 300, callHelp: 300 } as const;
const steps = { least: 2, most: 9 } as const;
const keywords = { least: 6, most: 45 } as const;
/** Words a sentence: on average, and at most. Short sentences are what makes both languages easy. */
const sentence = { average: 15, most: 30 } as const;
/** Flesch's reading ease for English: 60 is "plain English", read by a 14-year-old. Names of programs cost some of it. */
const leastEase = 55;

const blame =
  /\b(?:your (?:fault|mistake|error)|you should have|user error|you forgot|kesalahan anda|salah anda|anda (?:lupa|lalai|ceroboh))\b/i;

/** What could be better in one language of a tip. The words for it belong to whoever shows it; `values` go into them. */
export interface TipRemark {
  /** Null: the text as a whole. */
  readonly part: TipPart | null;
  /** Counted from 0. */
  readonly step: number | null;
  readonly kind: RemarkKind;
  readonly values: Readonly<Record<string, string | number>>;
}
type RemarkKind =
  | 'empty'
  | 'tooLong'
  | 'stepCount'
  | 'keywordCount'
  | 'keywordTwice'
  | 'desktopTwice'
  | 'desktopEmpty'
  | 'desktopUnknown'
  | 'linkPlain'
  | 'linkElsewhere'
  | 'html'
  | 'blame'
  | 'longSentences'
  | 'longSentence'
  | 'hardToRead'
  | 'pictureWords'
  | 'placeholder'
  | 'otherStepCount'
  | 'otherDesktops'
  | 'otherPictures'
  | 'actionOutside'
  | 'actionBroken'
  | 'actionUnknown'
  | 'otherActions';

const remark = (kind: RemarkKind, part: TipPart | null, step: number | null = null, values: TipRemark['values'] = {}): TipRemark => ({
  kind,
  part,
  step,
  values,
});

/** The measure of the starter tips, for any tip: build/tips-lint.ts refuses what it finds, the editor shows it as advice. */
export function remarksOn(texts: Tip['texts']): Readonly<Record<Language, readonly TipRemark[]>> {
  const of = (language: Language) => {
    const text = texts[language];
    return text ? lintText(text, language) : [];
  };
  const [en, id] = languages.map(of);
  return { en: en ?? [], id: [...(id ?? []), ...(texts.id ? lintTwins(texts.en, texts.id) : [])] };
}

/** Both languages tell the same: as many steps, for the same desktops, with the same pictures. Said of the Indonesian text. */
function lintTwins(en: TipText, id: TipText): TipRemark[] {
  const found: TipRemark[] = [];
  const digests = (text: TipText) => [...new Set(picturesIn(text).map(({ sha256 }) => sha256))].sort().join();
  if (digests(en) !== digests(id)) found.push(remark('otherPictures', null));
  if (id.steps.length !== en.steps.length) return [remark('otherStepCount', 'steps', null, { count: en.steps.length }), ...found];
  const desktopsOf = (step: string) => stepPieces(step).map(({ desktops }) => desktops?.join(', ') ?? 'all');
  const actionIds = (step: string) => actionsOf([step]).map((action) => action.id);
  for (const [at, step] of en.steps.entries()) {
    const twin = id.steps[at] ?? '';
    if (desktopsOf(step).join(' | ') !== desktopsOf(twin).join(' | ')) found.push(remark('otherDesktops', 'steps', at));
    if (actionIds(step).join(' ') !== actionIds(twin).join(' ')) found.push(remark('otherActions', 'steps', at));
  }
  return found;
}

/** A desktop is named once in a step, and as the desktop finds it: "- **Gnome:**" would be shown to everybody. */
function lintVariants(step: string, at: number): TipRemark[] {
  const pieces = stepPieces(step);
  const named = pieces.flatMap(({ desktops }) => desktops ?? []);
  const found: TipRemark[] = [];
  if (new Set(named).size !== named.length) found.push(remark('desktopTwice', 'steps', at));
  if (pieces.some(({ desktops, text }) => desktops !== null && text === '')) found.push(remark('desktopEmpty', 'steps', at));
  for (const { desktops, text } of pieces) {
    if (desktops !== null) continue;
    for (const [, label = ''] of text.matchAll(/^\s*[-*] \*\*([^*\n]{1,80})\*\*/gm)) {
      if (/gnome|kde|plasma|xfce|cinnamon|\bmate\b/i.test(label))
        found.push(remark('desktopUnknown', 'steps', at, { label, names: desktopNames.join(', ') }));
    }
  }
  return found;
}

function lintText(text: TipText, language: Language): TipRemark[] {
  const found: TipRemark[] = [];
  for (const part of ['title', 'problem', 'cause', 'alternatives', 'check', 'callHelp'] as const) {
    const { length } = text[part] ?? '';
    if (length === 0) found.push(remark('empty', part));
    if (length > longest[part]) found.push(remark('tooLong', part, null, { length, most: longest[part] }));
  }
  for (const [at, step] of text.steps.entries()) {
    const { length } = withoutActions(step);
    if (length > longest.step) found.push(remark('tooLong', 'steps', at, { length, most: longest.step }));
    found.push(...lintVariants(step, at));
  }
  const count = text.steps.length;
  if (count < steps.least || count > steps.most) found.push(remark('stepCount', 'steps', null, { count, ...steps }));
  const words = text.keywords.length;
  if (words < keywords.least || words > keywords.most) found.push(remark('keywordCount', 'keywords', null, { count: words, ...keywords }));
  if (new Set(text.keywords).size !== words) found.push(remark('keywordTwice', 'keywords'));
  for (const { part, step, markdown } of blocksOf(text)) {
    if (/http:\/\//.test(markdown)) found.push(remark('linkPlain', part, step));
    if (/<\/?[a-z!]/i.test(markdown)) found.push(remark('html', part, step));
    found.push(...lintActions(markdown, part, step));
    // "pandu:" is a step action, "picture:" a picture of this tip.
    if (/\]\((?!https?:\/\/|pandu:|picture:[0-9a-f]{64}\))/.test(markdown)) found.push(remark('linkElsewhere', part, step));
    const [placeholder] = placeholdersIn(markdown);
    if (placeholder) found.push(remark('placeholder', part, step, { words: placeholder }));
    const blamed = blame.exec(markdown);
    if (blamed) found.push(remark('blame', part, step, { words: blamed[0] }));
  }
  for (const { words: alt, part, step } of picturesIn(text)) if (alt === '') found.push(remark('pictureWords', part, step));
  return [...found, ...lintReading(text, language)];
}

/** An action stands in a step, as a link that can be read, and its name is in the list. */
function lintActions(markdown: string, part: TipPart, step: number | null): TipRemark[] {
  const written = markdown.match(/\]\(pandu:/g)?.length ?? 0;
  if (written === 0) return [];
  if (step === null) return [remark('actionOutside', part)];
  const links = actionLinksIn(markdown);
  const unknown = links.filter(({ action }) => !action).map(({ url }) => remark('actionUnknown', part, step, { url }));
  return links.length === written ? unknown : [remark('actionBroken', part, step), ...unknown];
}

function lintReading(text: TipText, language: Language): TipRemark[] {
  const {
    average,
    longest: long,
    ease,
  } = readingOf(
    blocksOf(text)
      .map(({ markdown }) => markdown)
      .join('\n'),
  );
  const found: TipRemark[] = [];
  if (average > sentence.average) found.push(remark('longSentences', null, null, { average: average.toFixed(1), most: sentence.average }));
  if (long.length > sentence.most)
    found.push(remark('longSentence', null, null, { words: long.length, begin: long.slice(0, 6).join(' '), most: sentence.most }));
  // The measure is made for English only.
  if (language === 'en' && ease < leastEase) found.push(remark('hardToRead', null, null, { ease: ease.toFixed(0), least: leastEase }));
  return found;
}
