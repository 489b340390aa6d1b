import { sectionData } from '../../../shared/model/sections.ts';

/** The title of a section in plain words; a section that a newer desktop sends keeps its id. */
export function sectionTitle(id: string, t: (key: string) => string): string {
  return Object.hasOwn(sectionData, id) ? t(`sections.${id}`) : id;
}

/** One sentence on what the section holds, for a user who decides whether to send it; null for one we do not know. */
export function sectionPurpose(id: string, t: (key: string) => string): string | null {
  return Object.hasOwn(sectionData, id) ? t(`purposes.${id}`) : null;
}
