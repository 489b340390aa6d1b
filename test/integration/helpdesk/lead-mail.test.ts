import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LeadMail, mailLeads, monthDue } from '../../../helpdesk/channels/mail/lead-mail.ts';
import { dayAfter, dayIn, instantIn } from '../../../shared/model/zoned-day.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const zone = 'Asia/Jakarta';

test('a month is due from six in the morning of the first on, in the zone of the office', () => {
  expect(monthDue(Date.parse('2026-11-30T22:59:00Z'), zone)).toEqual({ month: '2026-10', from: '2026-10-01', to: '2026-10-31' });
  expect(monthDue(Date.parse('2026-11-30T23:00:00Z'), zone)).toEqual({ month: '2026-11', from: '2026-11-01', to: '2026-11-30' });
  expect(monthDue(Date.parse('2027-01-15T00:00:00Z'), zone)).toMatchObject({ month: '2026-12', to: '2026-12-31' });
});

test('everybody gets each month once, by however many processes; what failed is tried again; a newcomer gets the last one', async () => {
  const sent: LeadMail[] = [];
  let down = false;
  const send = async (mail: LeadMail) => {
    if (down) throw new Error('no answer');
    sent.push(mail);
    return { state: 'sent' as const };
  };
  const round = (...leads: string[]) => mailLeads(desk.context, { leads, language: 'id' }, send);
  expect(await round('chief@x.example'), 'there was no help desk in that month').toBe(0);

  const desktop = await desk.enrol('rina');
  await desktop.report();
  expect(await round('chief@x.example'), 'nor any desktop').toBe(0);
  const month = dayIn(desk.context.now(), zone).slice(0, 7);
  const next = `${dayAfter(`${month}-01`, 31).slice(0, 7)}-01`;
  desk.advance(instantIn(next, 7 * 60, zone) - desk.context.now());
  down = true;
  expect(await round('chief@x.example', 'boss@x.example')).toBe(0);
  expect(await desk.database.db.selectFrom('lead_mails').select(['error', 'attempts']).execute()).toEqual([
    { error: 'no answer', attempts: 1 },
    { error: 'no answer', attempts: 1 },
  ]);
  down = false;
  expect(await round('chief@x.example', 'boss@x.example'), 'not before its time').toBe(0);
  desk.advance(3_600_000);
  const leads = ['chief@x.example', 'boss@x.example'];
  const counts = await Promise.all([round(...leads), round(...leads), round(...leads)]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(2);
  expect(await round(...leads, 'new@x.example')).toBe(1);
  expect(await round(...leads, 'new@x.example')).toBe(0);
  expect(sent.map(({ address }) => address).sort()).toEqual(['boss@x.example', 'chief@x.example', 'new@x.example']);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
  expect(sent[0]?.subject).toBe(`Layanan bantuan, ${month}-01 sampai ${dayAfter(next, -1)}`);
  expect(sent[0]?.text).toContain('Tiket: 1 (periode sebelumnya: 0)');
});
