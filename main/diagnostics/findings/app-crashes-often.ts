import type { Rule } from '../rule.ts';
import { crashText, crashTip, oftenCrashed } from './crash-facts.ts';

export const appCrashesOften: Rule = ({ crashes }) => {
  const all = crashes ? oftenCrashed(crashes.crashes) : null;
  const [last] = all ?? [];
  if (!all || !last) return null;
  return {
    id: 'app-crashes-often',
    severity: 'serious',
    cause: 'application',
    text: {
      en: `${last.application.name} keeps closing unexpectedly.`,
      id: `${last.application.name} berulang kali tertutup sendiri.`,
    },
    evidence: `${all.length} times within 7 days; last ${crashText(last)}`,
    section: 'crashes',
    tip: crashTip(last.executable),
  };
};
