import { z } from 'zod';
import { assignmentRuleSchema } from '../../model/assignment-rule.ts';
import { idSchema } from '../../model/ids.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

const storedRuleSchema = assignmentRuleSchema.extend({ id: idSchema });
export type StoredRule = z.output<typeof storedRuleSchema>;

export const ruleRoutes = defineRoutes({
  listAssignmentRules: {
    method: 'GET',
    path: `${v1}/assignment-rules`,
    auth: 'session',
    role: 'admin',
    status: 200,
    summary: 'Who gets new tickets: the first rule that fits decides. None: nobody, until somebody takes them.',
    reply: z.object({ items: z.array(storedRuleSchema) }),
  },
  createAssignmentRule: {
    method: 'POST',
    path: `${v1}/assignment-rules`,
    auth: 'session',
    role: 'admin',
    status: 201,
    summary: 'Make a rule; it comes last.',
    body: assignmentRuleSchema,
    reply: storedRuleSchema,
  },
  updateAssignmentRule: {
    method: 'PUT',
    path: `${v1}/assignment-rules/{id}`,
    auth: 'session',
    role: 'admin',
    status: 200,
    params: id,
    summary: 'Change a rule; `earlier` moves it before the one above.',
    body: assignmentRuleSchema.extend({ earlier: z.boolean().default(false) }),
    reply: storedRuleSchema,
  },
  deleteAssignmentRule: {
    method: 'DELETE',
    path: `${v1}/assignment-rules/{id}`,
    auth: 'session',
    role: 'admin',
    status: 204,
    params: id,
    summary: 'Delete a rule. Tickets that it gave to somebody stay with them.',
    reply: null,
  },
});
