import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { languages } from '../../shared/model/language.ts';
import { isFromHere } from '../channels/web/from-here.ts';
import { webLimits } from '../channels/web/limits.ts';
import { createPlaces } from '../channels/web/places.ts';
import { type ReadForm, readForm } from '../channels/web/read-form.ts';
import { mountConversation } from './web-conversation.ts';
import { answerTrouble, type Site, Trouble } from './web-pages.ts';
import { mountReport } from './web-report.ts';

const tenMinutes = 10 * 60_000;

/**
 * The report form of the public site and the conversations behind secret links: plain HTML and plain forms. No cookie, no
 * account, no script; addresses and contents are in no log.
 */
export function mountWebForms(app: FastifyInstance, site: Site): void {
  void app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 4000 });
    await scope.register(multipart, {
      throwFileSizeLimit: false,
      limits: {
        fields: 12,
        fieldNameSize: 60,
        // In bytes; what is too long for its field is told with what was typed.
        fieldSize: 6 * webLimits.text,
        fileSize: webLimits.pictureBytes,
        files: 40,
        parts: 60,
        headerPairs: 40,
      },
    });
    const places = createPlaces(webLimits.formsAtOnce, webLimits.formsOfAddress);
    scope.addHook('onRequest', async (request) => {
      if (request.method !== 'POST') return;
      if (!isFromHere(request)) throw new Trouble(403, 'elsewhere');
      if (Number(request.headers['content-length'] ?? 0) > webLimits.formBytes) throw new Trouble(413, 'large');
    });
    const read = async (request: FastifyRequest): Promise<ReadForm> => {
      const leave = places.enter(request.ip);
      if (leave === null) throw new Trouble(503, 'busy');
      try {
        return await readForm(request);
      } catch (error) {
        // What the parser cannot read has no status; a form that was cut on its way is no fault of ours.
        throw error instanceof Error && 'statusCode' in error ? error : new Trouble(400, 'elsewhere');
      } finally {
        leave();
      }
    };
    // One count for both languages and every conversation, in place of the usual one of all requests.
    const limited = (max: number) =>
      ({ logLevel: 'warn', config: { rateLimit: false }, onRequest: scope.rateLimit({ max, timeWindow: tenMinutes }) }) as const;
    const [reports, turns] = [limited(webLimits.reportsOfAddress), limited(webLimits.turnsOfAddress)];
    for (const language of languages) {
      const form = { language, site, read };
      mountReport(scope, { ...form, url: `${site.root}${language}/report`, limited: reports });
      mountConversation(scope, { ...form, url: `${site.root}${language}/my/:secret`, limited: turns });
    }
    scope.setErrorHandler((error: FastifyError, request, reply) => answerTrouble(site, error, request, reply));
  });
}
