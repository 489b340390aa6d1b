import type { FastifyInstance, FastifyReply } from 'fastify';
import { noForm } from '../../shared/site/forms.ts';
import { newFormToken, readFormToken } from '../channels/web/form-token.ts';
import { webLimits } from '../channels/web/limits.ts';
import { lacking, type ReadForm } from '../channels/web/read-form.ts';
import { receiveReport } from '../channels/web/receive.ts';
import { readSiteKeys } from '../channels/web/site-keys.ts';
import type { Snapshot } from '../site/snapshot.ts';
import { Nowhere, onwards, sendPage, Trouble, type WebForm } from './web-pages.ts';

/** The form itself. What is wrong with it comes back with all that was typed. */
export function mountReport(scope: FastifyInstance, { url, language, site, read, limited }: WebForm): void {
  const { context } = site;
  const show = async (reply: FastifyReply, snapshot: Snapshot, status: number, filled?: Pick<ReadForm, 'fields' | 'problems'>) => {
    const { formKey } = await readSiteKeys(context.database.db);
    const { text, hinders, name, mail, tag } = filled?.fields ?? noForm;
    return sendPage(reply, site, snapshot, language, 'report', status, {
      kind: 'report',
      form: { text, hinders, name, mail, tag },
      problems: filled?.problems ?? [],
      key: newFormToken(formKey, context.now()),
      limits: webLimits,
    });
  };
  const open = async () => {
    const snapshot = await site.snapshots.current();
    if (!snapshot.policy.sitePublic || !snapshot.policy.webReports) throw new Nowhere();
    return snapshot;
  };
  scope.get(url, { logLevel: 'warn' }, async (_request, reply) => show(reply, await open(), 200));
  scope.post(url, limited, async (request, reply) => {
    const snapshot = await open();
    const form = await read(request);
    const { formKey } = await readSiteKeys(context.database.db);
    const secret = readFormToken(formKey, form.fields.key, context.now());
    const problems = [...form.problems, ...lacking(form)];
    // A person whose browser filled the hidden field sees why, and sends again; a program does not read.
    if (form.fields.website !== '') problems.push('robot');
    if (secret === null) problems.push('stale');
    if (secret === null || problems.length > 0) return await show(reply, snapshot, 422, { fields: form.fields, problems });
    const { text, hinders, name, mail, tag } = form.fields;
    const taken = await receiveReport(context, secret, { text, hinders, name, mail, tag, language, pictures: form.pictures });
    if (taken === 'full') throw new Trouble(503, 'many');
    return onwards(reply, `my/${secret}?said=report`);
  });
}
