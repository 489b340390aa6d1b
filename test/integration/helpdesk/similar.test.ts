import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SimilarTicket } from '../../../shared/api/agent-routes.ts';
import { type AgentClient, type Desk, type DesktopClient, newId, openDesk } from './desk.ts';

let desk: Desk;
let agent: AgentClient;
let rina: DesktopClient;
let budi: DesktopClient;
beforeAll(async () => {
  desk = await openDesk();
  agent = await desk.user('agent');
  [rina, budi] = [await desk.enrol('rina'), await desk.enrol('budi')];
});
afterAll(() => desk.close());

const answer = { problem: 'Kertas macet', cause: '', causeKind: null, alternatives: '', steps: ['Buka penutup belakang'] };
const say = (ticketId: string, body: object) =>
  agent.call('PUT', `/api/v1/agent/tickets/${ticketId}/messages/${newId()}`, { text: '', answer: null, note: false, ...body });
const similar = async (ticketId: string): Promise<SimilarTicket[]> =>
  (await agent.call('GET', `/api/v1/agent/tickets/${ticketId}/similar`)).json().items;

describe('past tickets beside an open one', () => {
  test('by words, in whatever form and language; solved ones with their answer first', async () => {
    const solved = await rina.report({ message: 'Printer tidak mau mencetak dokumen', application: { name: 'LibreOffice Writer' } });
    await say(solved.ticketId, { text: 'Tunggu sebentar' });
    await say(solved.ticketId, { answer, status: 'solved' });
    await say(solved.ticketId, { text: 'only for us', note: true });
    const open = await rina.report({ message: 'Printer mencetak dokumen kosong', application: { name: 'LibreOffice Writer' } });
    await rina.report({ message: 'Suara hilang di rapat video', application: { name: 'Firefox' } });
    const mine = await budi.report({ message: 'The printer prints no document', application: { name: 'Evince' } });
    const found = await similar(mine.ticketId);
    expect(found.map(({ id }) => id)).toEqual([solved.ticketId, open.ticketId]);
    expect(found[0]).toMatchObject({
      status: 'solved',
      why: ['words'],
      userName: 'rina',
      answer: { text: '', answer, author: expect.any(String) },
    });
    expect(found[1]?.answer).toBeNull();
  });

  test('by the same crash and the same finding, without a word in common', async () => {
    const finding = {
      id: 'disk-full',
      severity: 'serious' as const,
      cause: 'desktop' as const,
      text: { en: 'The disk is full.', id: 'Disk penuh.' },
      evidence: '',
      section: 'storage',
    };
    const crashSignature = 'c1-bcdfghjklmnpqrstbcdf';
    const before = await rina.report({ message: 'aaa', application: { name: 'Gimp' }, crashSignature, findings: [finding] });
    await say(before.ticketId, { text: 'Update Gimp', status: 'closed' });
    const mine = await budi.report({ message: 'zzz', application: { name: 'Gimp' }, crashSignature, findings: [finding] });
    const [first] = await similar(mine.ticketId);
    expect(first).toMatchObject({
      id: before.ticketId,
      why: ['crash', 'finding', 'application'],
      answer: { text: 'Update Gimp', answer: null },
    });
  });

  test('what was merged into it is no other ticket', async () => {
    const [first, second, other] = [
      await rina.report({ message: 'Tetikus nirkabel melompat' }),
      await rina.report({ message: 'Tetikus nirkabel melompat lagi' }),
      await budi.report({ message: 'Tetikus nirkabel saya melompat' }),
    ];
    expect((await agent.call('PUT', `/api/v1/agent/tickets/${second.ticketId}/merge`, { into: first.ticketId })).statusCode).toBe(200);
    expect((await similar(first.ticketId)).map(({ id }) => id)).toEqual([other.ticketId]);
    expect((await similar(second.ticketId)).map(({ id }) => id)).toEqual([other.ticketId]);
  });

  test('the same application alone is not enough; nothing is made of punctuation', async () => {
    await rina.report({ message: 'qqq www', application: { name: 'Inkscape' } });
    const mine = await budi.report({ message: "':* | & ! ()", application: { name: 'Inkscape' } });
    expect(await similar(mine.ticketId)).toEqual([]);
    expect((await agent.call('GET', `/api/v1/agent/tickets/${newId()}/similar`)).statusCode).toBe(404);
  });
});
