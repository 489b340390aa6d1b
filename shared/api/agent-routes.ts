import { addressRoutes } from './agent/addresses.ts';
import { administrationRoutes } from './agent/administration.ts';
import { announcementRoutes } from './agent/announcements.ts';
import { bridgeRoutes } from './agent/bridges.ts';
import { callRoutes } from './agent/calls.ts';
import { cannedRoutes } from './agent/canned.ts';
import { channelRoutes } from './agent/channels.ts';
import { comparisonRoutes } from './agent/comparison.ts';
import { desktopsRoutes } from './agent/desktops.ts';
import { effectRoutes } from './agent/effect.ts';
import { forumRoutes } from './agent/forum.ts';
import { groupRoutes } from './agent/groups.ts';
import { leadRoutes } from './agent/lead.ts';
import { mergeRoutes } from './agent/merges.ts';
import { peopleRoutes } from './agent/people.ts';
import { presenceRoutes } from './agent/presence.ts';
import { reachRoutes } from './agent/reach.ts';
import { reportFileRoutes } from './agent/report-files.ts';
import { ruleRoutes } from './agent/rules.ts';
import { signRoutes } from './agent/signs.ts';
import { similarRoutes } from './agent/similar.ts';
import { ticketRoutes } from './agent/tickets.ts';
import { tipRoutes } from './agent/tips.ts';
import { viewRoutes } from './agent/views.ts';

export type { PersonAddress } from './agent/addresses.ts';
export type { AuditEntry } from './agent/administration.ts';
export type { AgentAnnouncement, AnnouncementDraft } from './agent/announcements.ts';
export type { BridgeHealth, Mirror } from './agent/bridges.ts';
export type { AgentCall } from './agent/calls.ts';
export type { ChannelHealth, UnsentDelivery } from './agent/channels.ts';
export type { Comparison } from './agent/comparison.ts';
export type { DesktopFilter } from './agent/desktop-filter.ts';
export type { Desktop } from './agent/desktops.ts';
export type { ReadingList, TipEffect } from './agent/effect.ts';
export type { ForumPost, ForumState } from './agent/forum.ts';
export { type AgentGroup, type DesktopChoice, type MembersChanged, mostNamed } from './agent/groups.ts';
export type { LeadReport, Measures, ReportLine, WaveMigration } from './agent/lead.ts';
export { roleSchema, type User, userSchema } from './agent/people.ts';
export { type Presence, presenceEvery } from './agent/presence.ts';
export type { Reach } from './agent/reach.ts';
export type { ImportedReport } from './agent/report-files.ts';
export type { StoredRule } from './agent/rules.ts';
export type { Cluster } from './agent/signs.ts';
export type { SimilarTicket } from './agent/similar.ts';
export type {
  AgentTicket,
  AlikeTicket,
  AskedSet,
  Contact,
  SameFinding,
  TicketRow,
} from './agent/tickets.ts';
export {
  type AgentTip,
  type ImportedTip,
  type TipDraft,
  type TipImport,
  type TipReview,
  type TipVersion,
  tipDraftSchema,
} from './agent/tips.ts';
export type { QueueView } from './agent/views.ts';

/** Called by the console. Everything that changes something is written to the audit log. */
export const agentRoutes = {
  ...peopleRoutes,
  ...ticketRoutes,
  ...reportFileRoutes,
  ...callRoutes,
  ...similarRoutes,
  ...mergeRoutes,
  ...addressRoutes,
  ...presenceRoutes,
  ...signRoutes,
  ...ruleRoutes,
  ...cannedRoutes,
  ...viewRoutes,
  ...comparisonRoutes,
  ...tipRoutes,
  ...reachRoutes,
  ...effectRoutes,
  ...announcementRoutes,
  ...desktopsRoutes,
  ...groupRoutes,
  ...bridgeRoutes,
  ...leadRoutes,
  ...channelRoutes,
  ...forumRoutes,
  ...administrationRoutes,
};
