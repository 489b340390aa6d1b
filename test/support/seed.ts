import { createHash, randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { type ApiResult, callRoute, type Transport } from '../../shared/api/client.ts';
import { desktopRoutes, type Inventory } from '../../shared/api/desktop-routes.ts';
import type { ReplyOf, RequestOf, Route } from '../../shared/api/route.ts';
import { uuidv7 } from '../../shared/model/ids.ts';
import type { Report } from '../../shared/model/report.ts';
import { seedReports } from './seed-reports.ts';

/** A client of a running help desk, over real HTTP. */
function httpTransport(origin: string, headers: Readonly<Record<string, string>> = {}): Transport {
  return async (request) => {
    const json = request.json === undefined ? undefined : JSON.stringify(request.json);
    const body = json ?? (request.bytes ? new Uint8Array(request.bytes) : undefined);
    const response = await fetch(origin + request.url, {
      method: request.method,
      headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers, ...request.headers },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = request.expects === 'binary' && response.ok ? undefined : await response.text();
    const bytes = text === undefined ? new Uint8Array(await response.arrayBuffer()) : undefined;
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers.entries()),
      body: bytes ?? (text === '' ? undefined : JSON.parse(text ?? '')),
    };
  };
}

function newTestId(): string {
  return uuidv7(Date.now(), randomBytes(10));
}

function unwrap<T>(result: ApiResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(`the help desk refused: ${JSON.stringify(result)}`);
}

function digestOf(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}

/** A real PNG of two colours, `width` by `height` pixels. */
function makePng(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rows.set(y < height / 8 ? [15, 118, 110] : [243, 239, 232], y * (1 + width * 3) + 1 + x * 3);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

export interface SeedDesktop {
  readonly id: string;
  readonly call: <R extends Route>(route: R, request: RequestOf<R>, headers?: Record<string, string>) => Promise<ReplyOf<R>>;
  /** Sends a report with its screenshot; answers with its ticket. */
  readonly report: (
    report: Omit<Report, 'id' | 'createdAt' | 'schema' | 'attachments'>,
    picture?: boolean,
  ) => Promise<{ ticketId: string; number: number }>;
}

/** Enrols a desktop as the app does, and hands back what it can do. */
export async function enrolDesktop(origin: string, enrolmentKey: string, inventory: Inventory): Promise<SeedDesktop> {
  const id = newTestId();
  const enrolled = unwrap(await callRoute(httpTransport(origin), desktopRoutes.enrolDesktop, { body: { id, enrolmentKey, inventory } }));
  const transport = httpTransport(origin, { authorization: `Bearer ${enrolled.token}` });
  const call: SeedDesktop['call'] = async (route, request, headers) => unwrap(await callRoute(transport, route, request, headers));
  return {
    id,
    call,
    report: async (given, picture = false) => {
      const png = makePng(960, 540);
      const attachment = {
        id: newTestId(),
        kind: 'screenshot' as const,
        mediaType: 'image/png' as const,
        bytes: png.length,
        sha256: createHash('sha256').update(png).digest('hex'),
      };
      const body: Report = {
        schema: 1,
        id: newTestId(),
        createdAt: new Date().toISOString(),
        ...given,
        attachments: picture ? [attachment] : [],
      };
      const digest = digestOf(Buffer.from(JSON.stringify(body)));
      const { ticketId, number } = await call(desktopRoutes.putReport, { params: { id: body.id }, body }, { 'content-digest': digest });
      if (picture) {
        const params = { id: body.id, attachmentId: attachment.id };
        await call(
          desktopRoutes.putReportAttachment,
          { params, body: png },
          { 'content-type': attachment.mediaType, 'content-digest': digestOf(png) },
        );
      }
      return { ticketId, number };
    },
  };
}

/** A help desk's morning: three desktops, a handful of tickets. Usage: node test/support/seed.ts URL ENROLMENT-KEY */
export async function seedHelpDesk(origin: string, enrolmentKey: string): Promise<readonly { ticketId: string; number: number }[]> {
  const made: { ticketId: string; number: number }[] = [];
  for (const { inventory, reports } of seedReports()) {
    const desktop = await enrolDesktop(origin, enrolmentKey, inventory);
    for (const [index, report] of reports.entries()) made.push(await desktop.report(report, index === 0));
  }
  return made;
}

const [, script, origin, key] = process.argv;
if (import.meta.filename === script && origin && key) console.log(JSON.stringify(await seedHelpDesk(origin, key)));
