import type { FastifyReply } from 'fastify';
import { agentRoutes as routes } from '../../shared/api/agent-routes.ts';
import { usualHeartbeat } from '../../shared/api/desktop-routes.ts';
import { maxReportFileBytes } from '../../shared/report-file/format.ts';
import type { Forum } from '../forum/forum.ts';
import type { UserCaller } from '../http/callers.ts';
import type { Mount } from '../http/mount.ts';
import type { Streams } from '../http/streams.ts';
import { createGroupedKey, listAudit, listEnrolmentKeys, removeDesktop, revokeEnrolmentKey } from '../services/administration.ts';
import {
  createAnnouncement,
  giveAllClear,
  listAnnouncements,
  takeBackAllClear,
  updateAnnouncement,
  withdrawAnnouncement,
} from '../services/announcements.ts';
import { readAttachment } from '../services/attachments.ts';
import { listBridges, lookAgainOverBridge, resendToBridge } from '../services/bridges.ts';
import { askCaller, putCallNotes } from '../services/call-tickets.ts';
import { endCall, openCall, readCall } from '../services/calls.ts';
import { readHealth } from '../services/channel-health.ts';
import { compareSet } from '../services/comparison.ts';
import type { Context } from '../services/context.ts';
import { addAgentMessage } from '../services/conversation.ts';
import { tipEffect } from '../services/effect.ts';
import { postToForum, readForumState } from '../services/forum-posts.ts';
import { askForFreshSet, readFreshSet, withdrawFreshSetRequest } from '../services/fresh-sets.ts';
import { changeMembers, createGroup, deleteGroup, updateGroup } from '../services/groups.ts';
import { sessionCookie, sessionIdleMs } from '../services/identify.ts';
import { listMeToos } from '../services/known-issues.ts';
import { readPolicy, updatePolicy } from '../services/policy.ts';
import { dismissQuestion, draftTipFromQuestion } from '../services/questions.ts';
import { readReach } from '../services/reach.ts';
import { readReadingList } from '../services/reading-list.ts';
import { isRefusal } from '../services/refusal.ts';
import { importReportFile } from '../services/report-file.ts';
import { leadCsv } from '../services/reports-lead/csv.ts';
import { monthlyMail } from '../services/reports-lead/monthly-mail.ts';
import { readLeadReport } from '../services/reports-lead/report.ts';
import { changePassword, signIn, signOut, type Throttle } from '../services/sign-in.ts';
import type { Signer } from '../services/signing.ts';
import { listSigningKeys, rotateSigningKey } from '../services/signing-keys.ts';
import { readRawReport, readTicket, updateTicket } from '../services/tickets.ts';
import { tieTicket } from '../services/tie-ticket.ts';
import { exportTips } from '../services/tip-export.ts';
import { draftTipFromTicket, listTakenOut } from '../services/tip-from-ticket.ts';
import { createTipHints } from '../services/tip-hints.ts';
import { importTips, maxImportBytes } from '../services/tip-import.ts';
import { readTipPicture, storeTipPicture } from '../services/tip-pictures.ts';
import { askForReview, listTipVersions, sendBack, takeBackReview } from '../services/tip-review.ts';
import { createTip, listTips, publishTip, readTip, updateTip, withdrawTip } from '../services/tips.ts';
import { countUnsent, listUnsent, retryDelivery } from '../services/unsent.ts';
import { createUser, listUsers, readUser, resetPassword, updateUser } from '../services/users.ts';
import { listDesktopKinds, listDesktops } from '../store/desktops.ts';
import { readGroups } from '../store/groups.ts';
import { readAlikeTickets } from '../store/issue-tickets.ts';
import { listTickets } from '../store/queue.ts';
import { readSameFindings } from '../store/same-findings.ts';
import { mountDay } from './agent-day.ts';

/** Bytes: as many ids or names of desktops as one call may hold. */
const namedLimit = 2_000_000;

export interface AgentRoutesOptions {
  readonly throttle: Throttle;
  /** The console is reached over TLS: its cookie must be too. */
  readonly secureCookie: boolean;
  /** Null: none is set up. */
  readonly forum: Forum | null;
}

export function mountAgentRoutes(mount: Mount, context: Context, signer: Signer, streams: Streams, options: AgentRoutesOptions): void {
  const { db } = context.database;
  mountSession(mount, context, streams, options);
  mountDay(mount, context);

  mount(routes.listTickets, ({ query, caller }) => listTickets(db, query, caller.id));
  mount(routes.getTicket, ({ params }) => readTicket(db, params.id));
  mount(routes.updateTicket, ({ params, body, caller }) => updateTicket(context, caller, params.id, body));
  mount(
    routes.tieTicket,
    async ({ params, body, caller }) => (await tieTicket(context, caller, params.id, body.desktopId)) ?? (await readTicket(db, params.id)),
  );
  mount(
    routes.putAgentMessage,
    async ({ params, body, caller }) =>
      (await addAgentMessage(context, caller, params.id, params.messageId, body)) ?? (await readTicket(db, params.id)),
  );
  mount(routes.getAgentAttachment, ({ params }) => readAttachment(db, params.id, params.attachmentId, { notes: true }));
  mount(routes.importReportFile, ({ body, caller }) => importReportFile(context, caller.login, body), { bodyLimit: maxReportFileBytes });
  mount(routes.getRawReport, ({ params }) => readRawReport(db, params.id));
  mount(
    routes.askForFreshSet,
    async ({ params, body, caller }) =>
      (await askForFreshSet(context, caller, params.id, body.reason)) ?? (await readTicket(db, params.id)),
  );
  mount(
    routes.withdrawFreshSetRequest,
    async ({ params, caller }) =>
      (await withdrawFreshSetRequest(context, caller, params.id, params.requestId)) ?? (await readTicket(db, params.id)),
  );
  mount(routes.getFreshSet, ({ params }) => readFreshSet(db, params.id, params.requestId));
  mount(routes.listAlikeTickets, async ({ params }) => ({ items: await readAlikeTickets(db, params.id) }));
  mount(routes.listSameFindings, async ({ params }) => ({ items: await readSameFindings(db, params.id) }));
  mount(routes.compareSet, ({ params, query }) => compareSet(context, params.id, query.set));
  mount(routes.draftTipFromTicket, ({ params, caller }) => draftTipFromTicket(context, caller, params.id));

  mount(routes.listTips, ({ query }) => listTips(db, query, new Date(context.now())));
  mount(routes.getTip, ({ params }) => readTip(db, params.id));
  mount(routes.createTip, ({ body, caller }) => createTip(context, caller, body));
  mount(routes.updateTip, ({ params, body, caller }) => updateTip(context, caller, params.id, body));
  mount(routes.publishTip, ({ params, query, caller }) => publishTip(context, caller, params.id, query.draftAt));
  mount(routes.withdrawTip, ({ params, caller }) => withdrawTip(context, caller, params.id));
  mount(routes.listTipVersions, ({ params, query }) => listTipVersions(db, params.id, query));
  mount(routes.askForReview, ({ params, body, caller }) => askForReview(context, caller, params.id, body.note));
  mount(routes.takeBackReview, ({ params, caller }) => takeBackReview(context, caller, params.id));
  mount(routes.sendBack, ({ params, body, caller }) => sendBack(context, caller, params.id, body.note));
  mount(routes.tipReach, ({ body }) => readReach(db, body.audience, context.now()));

  mountCalls(mount, context);
  mountTipWriting(mount, context);
  mount(routes.getForumState, ({ params }) => readForumState(db, options.forum, params.id));
  mount(routes.postToForum, ({ params, body, caller }) => postToForum(context, options.forum, caller, params.id, body));

  mount(routes.getTipEffect, ({ params, query }) => tipEffect(db, params.id, query));
  mount(routes.getReadingList, () => readReadingList(context));
  mount(routes.draftTipFromQuestion, ({ params, caller }) => draftTipFromQuestion(context, caller, params.id));
  mount(routes.dismissQuestion, ({ params, body, caller }) => dismissQuestion(context, caller, params.id, body.dismissed));

  mount(routes.listAnnouncements, ({ query }) => listAnnouncements(db, query));
  mount(routes.createAnnouncement, ({ body, caller }) => createAnnouncement(context, caller, body));
  mount(routes.updateAnnouncement, ({ params, body, caller }) => updateAnnouncement(context, caller, params.id, body));
  mount(routes.giveAllClear, ({ params, body, caller }) => giveAllClear(context, caller, params.id, body.text));
  mount(routes.takeBackAllClear, ({ params, caller }) => takeBackAllClear(context, caller, params.id));
  mount(routes.listMeToos, ({ params, query }) => listMeToos(db, params.id, query));
  mount(routes.withdrawAnnouncement, ({ params, caller }) => withdrawAnnouncement(context, caller, params.id));

  mount(routes.listDesktops, ({ query }) => listDesktops(db, query));
  mount(routes.listDesktopKinds, () => listDesktopKinds(db));
  mount(routes.removeDesktop, ({ params, caller }) => removeDesktop(context, caller.login, params.id));
  mount(routes.listEnrolmentKeys, () => listEnrolmentKeys(db));
  mount(routes.createEnrolmentKey, ({ body, caller }) => createGroupedKey(context, caller.login, body));
  mount(routes.revokeEnrolmentKey, ({ params, caller }) => revokeEnrolmentKey(context, caller.login, params.id));

  mount(routes.listSigningKeys, () => listSigningKeys(db));
  mount(routes.rotateSigningKey, ({ caller }) => rotateSigningKey(context, signer, caller.login));

  mount(routes.listGroups, async () => ({ items: await readGroups(db) }));
  mount(routes.createGroup, ({ body, caller }) => createGroup(context, caller.login, body));
  mount(routes.updateGroup, ({ params, body, caller }) => updateGroup(context, caller.login, params.id, body));
  mount(routes.deleteGroup, ({ params, caller }) => deleteGroup(context, caller.login, params.id));
  mount(routes.changeMembers, ({ params, body, caller }) => changeMembers(context, caller.login, params.id, body), {
    bodyLimit: namedLimit,
  });

  mount(routes.listBridges, () => listBridges(db));
  mount(routes.resendToBridge, ({ params, caller }) => resendToBridge(context, caller.login, params.name, params.id));
  mount(routes.lookAgainOverBridge, ({ params, caller }) => lookAgainOverBridge(context, caller.login, params.name, params.id));

  mount(routes.getLeadReport, ({ query }) => readLeadReport(context, query));
  mount(routes.getLeadCsv, async ({ query }) => {
    const report = await readLeadReport(context, query);
    return isRefusal(report) ? report : leadCsv(report, query.table);
  });
  mount(routes.getLeadMail, async ({ query }) => {
    const report = await readLeadReport(context, query);
    return isRefusal(report) ? report : monthlyMail(report, query.language);
  });

  mount(routes.listChannels, async () => ({ items: await readHealth(db), deliveries: await countUnsent(db) }));
  mount(routes.listUnsent, ({ query }) => listUnsent(db, query));
  mount(routes.retryDelivery, ({ params, caller }) => retryDelivery(context, caller, params.id));

  mount(routes.listUsers, async () => ({ items: await listUsers(db) }));
  mount(routes.createUser, ({ body, caller }) => createUser(context, caller.login, body));
  mount(routes.updateUser, ({ params, body, caller }) => updateUser(context, caller, params.id, body));
  mount(routes.resetPassword, ({ params, caller }) => resetPassword(context, caller.login, params.id));

  mount(routes.getPolicy, () => readPolicy(db));
  mount(routes.updatePolicy, ({ body, caller }) => updatePolicy(context, caller.login, body));
  mount(routes.listAudit, ({ query }) => listAudit(db, query));
}

function mountCalls(mount: Mount, context: Context): void {
  mount(routes.openCall, ({ body, caller }) => openCall(context, caller, body.code));
  mount(routes.getCall, ({ params, caller }) => readCall(context, caller, params.id));
  mount(
    routes.putCallNotes,
    async ({ params, body, caller }) =>
      (await putCallNotes(context, caller, params.id, params.messageId, body)) ?? (await readCall(context, caller, params.id)),
  );
  mount(
    routes.askCaller,
    async ({ params, body, caller }) => (await askCaller(context, caller, params.id, body)) ?? (await readCall(context, caller, params.id)),
  );
  mount(routes.endCall, ({ params, caller }) => endCall(context, caller, params.id));
}

function mountTipWriting(mount: Mount, context: Context): void {
  const { db } = context.database;
  const hints = createTipHints(db);
  mount(routes.putTipPicture, ({ params, body }) => storeTipPicture(context, params.sha256, body));
  mount(routes.getAgentTipPicture, ({ params }) => readTipPicture(db, params.sha256, false));
  mount(routes.listTakenOut, ({ params }) => listTakenOut(db, params.id));
  mount(routes.listTipHints, ({ query }) => hints(query));
  mount(routes.exportTips, ({ query }) => exportTips(db, query.id));
  mount(
    routes.importTips,
    ({ query, body, caller }) =>
      importTips(context, caller, body, { apply: query.apply === '1', skip: query.skip.split(',').filter((id) => id !== '') }),
    { bodyLimit: maxImportBytes },
  );
}

function mountSession(mount: Mount, context: Context, streams: Streams, { throttle, secureCookie }: AgentRoutesOptions): void {
  const { db } = context.database;
  const cookie = { httpOnly: true, sameSite: 'strict', secure: secureCookie, path: '/', maxAge: sessionIdleMs / 1000 } as const;
  const setCookie = (reply: FastifyReply, token: string) => reply.setCookie(sessionCookie, token, cookie);

  mount(routes.signIn, async ({ body, request, reply }) => {
    const done = await signIn(context, throttle, request.ip, body);
    if (isRefusal(done)) return done;
    const { token, ...session } = done;
    setCookie(reply, token);
    return session;
  });
  mount(routes.getSession, async ({ caller, request, reply }) => {
    const user = await readUser(db, caller.id);
    if (isRefusal(user)) return user;
    // The console asks on every opening: the cookie rolls on with the session.
    setCookie(reply, request.cookies[sessionCookie] ?? '');
    return { user, mustChangePassword: caller.mustChange };
  });
  mount(routes.signOut, async ({ caller, reply }) => {
    await signOut(context, caller);
    streams.end(sessionKey(caller));
    reply.clearCookie(sessionCookie, { path: '/' });
    return undefined;
  });
  mount(routes.changePassword, ({ caller, body }) => changePassword(context, throttle, caller, body));
  mount(routes.streamAgentEvents, async ({ caller, reply }) => {
    streams.open(reply, sessionKey(caller), usualHeartbeat);
    return undefined;
  });
}

/** Streams end with the user's access, not with one of several windows. */
const sessionKey = (caller: UserCaller) => caller.id;
