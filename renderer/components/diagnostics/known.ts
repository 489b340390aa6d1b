import type { Section } from '../../../shared/model/section.ts';
import { type SectionData, type SectionId, sectionData } from '../../../shared/model/sections.ts';

/** A section whose data fits the schema of its id, as a union over the ids. */
export type KnownSection = { readonly [Id in SectionId]: { readonly id: Id; readonly data: SectionData<Id> } }[SectionId];

function isSectionId(id: string): id is SectionId {
  return Object.hasOwn(sectionData, id);
}

/** Null when the id is unknown here or the data does not fit: then the section is shown as JSON, never hidden. */
export function knownSection(section: Section): KnownSection | null {
  if (!isSectionId(section.id) || section.data === undefined) return null;
  const parsed = sectionData[section.id].safeParse(section.data);
  return parsed.success ? ({ id: section.id, data: parsed.data } as KnownSection) : null;
}

/** The data of one section of a report, when it is there and fits. */
export function dataOf<Id extends SectionId>(sections: readonly Section[], id: Id): SectionData<Id> | null {
  const section = sections.find((candidate) => candidate.id === id);
  const known = section ? knownSection(section) : null;
  return known?.id === id ? (known.data as SectionData<Id>) : null;
}
