import { z } from 'zod';
import { cannedAnswerSchema } from '../../model/canned-answer.ts';
import { defineRoutes } from '../route.ts';
import { id, v1 } from './common.ts';

const draftSchema = cannedAnswerSchema.pick({ name: true, texts: true, shared: true });

export const cannedRoutes = defineRoutes({
  listCannedAnswers: {
    method: 'GET',
    path: `${v1}/canned-answers`,
    auth: 'session',
    role: 'agent',
    status: 200,
    summary: "Canned answers: everybody's and one's own, by name.",
    /** `organisation`: what {organisation} becomes. */
    reply: z.object({ items: z.array(cannedAnswerSchema), organisation: z.string() }),
  },
  createCannedAnswer: {
    method: 'POST',
    path: `${v1}/canned-answers`,
    auth: 'session',
    role: 'agent',
    status: 201,
    summary: 'Make one; one for everybody takes an editor.',
    body: draftSchema,
    reply: cannedAnswerSchema,
  },
  updateCannedAnswer: {
    method: 'PUT',
    path: `${v1}/canned-answers/{id}`,
    auth: 'session',
    role: 'agent',
    status: 200,
    params: id,
    summary: "Change it: one's own, or one for everybody as an editor.",
    body: draftSchema,
    reply: cannedAnswerSchema,
  },
  deleteCannedAnswer: {
    method: 'DELETE',
    path: `${v1}/canned-answers/{id}`,
    auth: 'session',
    role: 'agent',
    status: 204,
    params: id,
    summary: 'Delete it. What was sent with it stays.',
    reply: null,
  },
});
