import type { Rule } from '../rule.ts';
import { crashText, crashTip, newestApplication, oftenCrashed } from './crash-facts.ts';

/** One crash in the last day; several are `app-crashes-often`. */
const recent = 24 * 3_600_000;

export const appCrashedRecently: Rule = ({ crashes }) => {
  const last = crashes ? newestApplication(crashes.crashes) : undefined;
  if (!crashes || !last || oftenCrashed(crashes.crashes)) return null;
  const { application, at } = last;
  if (Date.parse(crashes.asOf) - Date.parse(at) > recent) return null;
  return {
    id: 'app-crashed-recently',
    severity: 'warning',
    cause: 'application',
    text: {
      en: `${application.name} closed unexpectedly a short time ago.`,
      id: `${application.name} belum lama ini tertutup sendiri.`,
    },
    evidence: crashText(last),
    section: 'crashes',
    tip: crashTip(last.executable),
  };
};
