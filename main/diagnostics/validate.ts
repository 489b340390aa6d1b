import { sectionData } from '../../shared/model/sections.ts';
import type { Validate } from './runner.ts';

/** Checks a section against the contract. A field that does not fit is named; the data is kept, and shown as JSON. */
export const validateSection: Validate = (id, data) => {
  const schema = Object.hasOwn(sectionData, id) ? sectionData[id as keyof typeof sectionData] : undefined;
  if (!schema) return `there is no section "${id}" in the contract`;
  const result = schema.safeParse(data);
  const issue = result.success ? undefined : result.error.issues[0];
  return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
};
