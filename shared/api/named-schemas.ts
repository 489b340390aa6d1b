import type { z } from 'zod';
import { announcementSchema } from '../model/announcement.ts';
import { crashSchema } from '../model/crash.ts';
import { findingSchema } from '../model/finding.ts';
import { freshSetSchema } from '../model/fresh-set.ts';
import { localTextSchema } from '../model/language.ts';
import { policySchema } from '../model/policy.ts';
import { reportSchema } from '../model/report.ts';
import { sectionSchema } from '../model/section.ts';
import { answerSchema, messageSchema, ticketSchema } from '../model/ticket.ts';
import { audienceSchema, tipSchema, tipTextSchema } from '../model/tip.ts';
import { desktopSchema } from './agent/desktops.ts';
import { userSchema } from './agent/people.ts';
import { ticketRoutes } from './agent/tickets.ts';
import { agentTipSchema, tipDraftSchema } from './agent/tips.ts';
import { problemSchema } from './problem.ts';

/** Under these names the OpenAPI document has what several operations take or give; everything else is written where it stands. */
export const namedSchemas: Readonly<Record<string, z.ZodType>> = {
  Problem: problemSchema,
  Text: localTextSchema,
  Tip: tipSchema,
  TipText: tipTextSchema,
  Audience: audienceSchema,
  Announcement: announcementSchema,
  Ticket: ticketSchema,
  AgentTicket: ticketRoutes.getTicket.reply,
  Message: messageSchema,
  Answer: answerSchema,
  Report: reportSchema,
  Section: sectionSchema,
  Finding: findingSchema,
  Crash: crashSchema,
  FreshSet: freshSetSchema,
  Policy: policySchema,
  AgentTip: agentTipSchema,
  TipDraft: tipDraftSchema,
  Desktop: desktopSchema,
  User: userSchema,
};
