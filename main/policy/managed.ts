import { z } from 'zod';
import { type Policy, policySchema, usualPolicy } from '../../shared/model/policy.ts';

/** /etc/pandu/policy.json: what IT sets by file. Every field is optional; what is there wins over what the help desk says. */
const managedSchema = z.object({
  serverUrl: z.url({ protocol: /^https?$/ }).optional(),
  enrolmentKey: z.string().min(1).max(200).optional(),
  /** The organisation's own certificate authority, PEM. */
  caFile: z.string().startsWith('/').optional(),
  /** The key that the help desk signs with, as its console shows it: then not even the first answer has to be trusted. */
  signingKey: z
    .string()
    .regex(/^[A-Za-z0-9+/]{59}=$/, 'must be a signing key as the console shows it')
    .optional(),
});
export interface Managed extends z.infer<typeof managedSchema> {
  /** Only the fields that the file names. */
  readonly policy: Partial<Policy>;
}
export type ManagedResult =
  | { readonly ok: true; readonly managed: Managed }
  | { readonly ok: false; readonly reason: string; readonly managed: Managed };

const nothing: Managed = { policy: {} };

/**
 * Field by field: a mistake in one is told and costs that one.
 * @param text the file's content, or null when there is none
 */
export function parseManaged(text: string | null): ManagedResult {
  if (text === null) return { ok: true, managed: nothing };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    return { ok: false, reason: `not JSON: ${error instanceof Error ? error.message : String(error)}`, managed: nothing };
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { ok: false, reason: 'not a JSON object', managed: nothing };
  const wrong: string[] = [];
  const read = (shape: Readonly<Record<string, z.ZodType>>) =>
    Object.fromEntries(
      Object.entries(raw).flatMap(([name, value]) => {
        const parsed = Object.hasOwn(shape, name) ? shape[name]?.safeParse(value) : undefined;
        if (parsed?.success === false) wrong.push(`${name}: ${parsed.error.issues[0]?.message ?? 'wrong'}`);
        return parsed?.success ? [[name, parsed.data]] : [];
      }),
    );
  const managed: Managed = { ...managedSchema.parse(read(managedSchema.shape)), policy: read(policySchema.shape) as Partial<Policy> };
  return wrong.length === 0 ? { ok: true, managed } : { ok: false, reason: wrong.join('; '), managed };
}

/** The file wins over the help desk, the help desk over the defaults. Sections that either switches off are off. */
export function mergePolicy(fromHelpDesk: Policy | null, managed: Managed): Policy {
  const base = fromHelpDesk ?? usualPolicy;
  return {
    ...base,
    ...managed.policy,
    sectionsOff: [...new Set([...base.sectionsOff, ...(managed.policy.sectionsOff ?? [])])],
    screenshotAllowed: base.screenshotAllowed && (managed.policy.screenshotAllowed ?? true),
  };
}
