import { languages } from '../shared/model/language.ts';
import type { Tip } from '../shared/model/tip.ts';
import { remarksOn, type TipRemark } from '../shared/tips/lint.ts';

/** What is not in order in the starter library, one line each; the rules for texts are those of the editor. */
export function lintTips(tips: readonly Tip[]): string[] {
  const ids = new Set(tips.map((tip) => tip.id));
  return tips.flatMap((tip) => {
    const found: string[] = [];
    if (tip.app === '') found.push('app is empty');
    for (const finding of tip.findings) if (!/^[a-z0-9-]+$/.test(finding)) found.push(`"${finding}" is no id of a finding`);
    for (const other of tip.related) {
      if (!ids.has(other)) found.push(`related tip "${other}" does not exist`);
      if (other === tip.id) found.push('is related to itself');
    }
    const remarks = remarksOn(tip.texts);
    for (const language of languages) found.push(...remarks[language].map((remark) => `${language}: ${say(remark)}`));
    return found.map((problem) => `tips/${tip.id}: ${problem}`);
  });
}

function say({ part, step, kind, values }: TipRemark): string {
  const place = step === null ? (part ?? 'the text') : `step ${step + 1}`;
  switch (kind) {
    case 'empty':
      return `${place} is empty`;
    case 'tooLong':
      return `${place} has ${values.length} characters, at most ${values.most}`;
    case 'stepCount':
      return `${values.count} steps, not ${values.least} to ${values.most}`;
    case 'keywordCount':
      return `${values.count} keywords, not ${values.least} to ${values.most}`;
    case 'keywordTwice':
      return 'a keyword is there twice';
    case 'desktopTwice':
      return `${place} names a desktop twice`;
    case 'desktopEmpty':
      return `${place} has a desktop without a text`;
    case 'desktopUnknown':
      return `${place} "${values.label}" is not of ${values.names}`;
    case 'linkPlain':
      return `a link in ${place} is not https`;
    case 'linkElsewhere':
      return `a link in ${place} does not lead to https`;
    case 'html':
      return `${place} has HTML in it`;
    case 'blame':
      return `"${values.words}" in ${place} blames the reader`;
    case 'longSentences':
      return `${values.average} words a sentence, at most ${values.most}`;
    case 'longSentence':
      return `a sentence of ${values.words} words: "${values.begin} …"`;
    case 'hardToRead':
      return `reading ease ${values.ease}, at least ${values.least}`;
    case 'pictureWords':
      return `a picture in ${place} has no words for whoever does not see it`;
    case 'placeholder':
      return `${place} still has ${values.words} in it`;
    case 'otherStepCount':
      return 'has another number of steps in Indonesian';
    case 'otherDesktops':
      return `${place} tells other desktops apart in Indonesian, or in another order`;
    case 'actionOutside':
      return `${place} has a step action: they belong into steps`;
    case 'actionBroken':
      return `${place} has a step action that cannot be read`;
    case 'actionUnknown':
      return `${place}: "${values.url}" is not in shared/model/step-action.ts`;
    case 'otherActions':
      return `${place} has other actions in Indonesian`;
    case 'otherPictures':
      return 'shows other pictures in Indonesian';
  }
}
