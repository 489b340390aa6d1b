import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { idSchema } from '../../../../shared/model/ids.ts';
import { sendRefusal } from '../../../http/problems.ts';
import type { Context } from '../../../services/context.ts';
import { refuse } from '../../../services/refusal.ts';
import { noteFailures } from '../failures.ts';
import { receiveSms, type SmsSettings } from '../receive.ts';
import { type Fields, readBody } from './fields.ts';
import { isSigned } from './signature.ts';

export interface HttpReceiving {
  readonly secrets: readonly string[];
  readonly signatureHeader: string;
  readonly timestampHeader: string;
  /** `id`: where it is missing, the same request is the same SMS. */
  readonly fields: Fields<'from' | 'text' | 'id' | 'ref' | 'status'> & { readonly from: string; readonly text: string };
  /** What the field `status` of a delivery report says of an SMS that did not arrive; lower case. */
  readonly failedWords: readonly string[];
}

const isId = (text: string): boolean => idSchema.safeParse(text).success;

export const smsAddress = '/channels/sms';

/** Where a provider brings SMS. Its form is the provider's, so that it is no part of the API's contract. */
export function mountSms(app: FastifyInstance, context: Context, receiving: HttpReceiving, settings: SmsSettings): void {
  app.register(async (own) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // Numbers and texts of people are not written into the log, only what goes wrong.
    own.post(smsAddress, { bodyLimit: 65_536, logLevel: 'warn' }, async (request, reply) => {
      const header = (name: string) => {
        const value = request.headers[name];
        return typeof value === 'string' ? value : '';
      };
      const body = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      const signed = { timestamp: header(receiving.timestampHeader), signature: header(receiving.signatureHeader), body };
      const verdict = isSigned(signed, receiving.secrets, context.now());
      if (verdict === 'forged') return sendRefusal(reply, refuse('forbidden', 'The signature does not fit.'));
      if (verdict === 'stale') return sendRefusal(reply, refuse('forbidden', 'The timestamp is too far from now: sign it again.'));
      const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      const read = readBody(body, mediaType);
      if (!read) return sendRefusal(reply, refuse('unsupported-media-type', 'Send application/x-www-form-urlencoded or application/json.'));
      const { from, text, id, ref, status } = receiving.fields;
      if (ref !== undefined && status !== undefined && read(ref) !== null && read(status) !== null) {
        const [ours = '', said = ''] = [read(ref) ?? '', read(status) ?? ''];
        const failed = isId(ours) && receiving.failedWords.includes(said.toLowerCase());
        if (failed) await noteFailures(context, [{ id: ours, why: `the provider says ${said}` }]);
        return reply.code(200).header('cache-control', 'no-store').send({ received: 'report' });
      }
      const sender = read(from);
      if (sender === null) return sendRefusal(reply, refuse('bad-request', `The field ${from} is missing.`));
      const ownId = createHash('sha256').update(`${signed.timestamp}.`).update(body).digest('hex');
      const sms = { id: (id === undefined ? null : read(id)) || ownId, from: sender, text: read(text) };
      const taken = await receiveSms(context, settings, 'http', sms);
      if (!taken) return sendRefusal(reply, refuse('unavailable', 'SMS is switched off by policy.', { retryAfter: 3600 }));
      return reply.code(200).header('cache-control', 'no-store').send({ received: taken.kind });
    });
  });
}
