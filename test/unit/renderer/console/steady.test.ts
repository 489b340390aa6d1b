import { describe, expect, test } from 'vitest';
import { asSteady, keepSteady } from '../../../../renderer/console/queue/steady.ts';
import type { TicketRow } from '../../../../shared/api/agent-routes.ts';

const row = (number: number, title = `ticket ${number}`): TicketRow => ({
  id: `01a20bfe-7a4a-7f08-93c3-c258ef513f0${number}`,
  number,
  channel: 'tray',
  title,
  application: null,
  status: 'new',
  hinders: 'question',
  assignee: null,
  userName: 'Sari',
  hostName: 'keu-014',
  createdAt: '2026-11-24T04:10:00.000Z',
  updatedAt: '2026-11-24T04:10:00.000Z',
  awaitsAnswer: true,
  seriousFindings: 0,
  due: null,
  mergedInto: null,
});

describe('keepSteady', () => {
  test('rows keep their places and get their new facts', () => {
    const { rows, fresh } = keepSteady(asSteady([row(1), row(2)]), [row(2, 'changed'), row(1)]);
    expect(rows.map((shown) => shown.row.title)).toEqual(['ticket 1', 'changed']);
    expect(fresh).toBe(0);
  });
  test('what left stays as gone, what came is counted and waits', () => {
    const { rows, fresh } = keepSteady(asSteady([row(1), row(2)]), [row(3), row(2)]);
    expect(rows.map(({ gone }) => gone)).toEqual([true, false]);
    expect(fresh).toBe(1);
  });
});
