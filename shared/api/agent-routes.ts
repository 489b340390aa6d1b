import { administrationRoutes } from './agent/administration.ts';
import { announcementRoutes } from './agent/announcements.ts';
import { comparisonRoutes } from './agent/comparison.ts';
import { desktopsRoutes } from './agent/desktops.ts';
import { effectRoutes } from './agent/effect.ts';
import { peopleRoutes } from './agent/people.ts';
import { ticketRoutes } from './agent/tickets.ts';
import { tipRoutes } from './agent/tips.ts';

export type { AuditEntry } from './agent/administration.ts';
export type { AgentAnnouncement } from './agent/announcements.ts';
export type { Comparison } from './agent/comparison.ts';
export type { Desktop } from './agent/desktops.ts';
export type { ReadingList, TipEffect } from './agent/effect.ts';
export { roleSchema, type User, userSchema } from './agent/people.ts';
export type { AgentTicket, AskedSet, Contact, SameFinding, TicketRow } from './agent/tickets.ts';
export { type AgentTip, type TipDraft, tipDraftSchema } from './agent/tips.ts';

/** Called by the console. Everything that changes something is written to the audit log. */
export const agentRoutes = {
  ...peopleRoutes,
  ...ticketRoutes,
  ...comparisonRoutes,
  ...tipRoutes,
  ...effectRoutes,
  ...announcementRoutes,
  ...desktopsRoutes,
  ...administrationRoutes,
};
