import type { LeadReport, LeadTable, Measures } from '../../../shared/api/agent/lead.ts';
import type { Binary } from '../../http/mount.ts';

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell>>;

/** A file for spreadsheets. Its heads are English and stay the same, so that a sheet or a program can rely on them. */
export function leadCsv(report: LeadReport, table: LeadTable): Binary {
  const name = `pandu-${table}-${report.from}-${report.to}.csv`;
  return {
    bytes: new TextEncoder().encode(toCsv(rowsOf(report, table))),
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
}

/** RFC 4180, with a byte order mark, without which some spreadsheets take it for Latin-1. */
export function toCsv(rows: readonly Row[]): string {
  const heads = Object.keys(rows[0] ?? {});
  const lines = [heads, ...rows.map((row) => heads.map((head) => row[head] ?? null))];
  return `\uFEFF${lines.map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`;
}

/** What a spreadsheet would run as a formula begins with an apostrophe; numbers are ours and stay numbers. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212|%]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n;\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

function rowsOf(report: LeadReport, table: LeadTable): Row[] {
  switch (table) {
    case 'weeks':
    case 'waves':
    case 'departments':
    case 'applications':
    case 'causes':
      return report[table].map(({ key, name, ...measures }) => ({ name: key === null ? '(none)' : name, ...numbers(measures) }));
    case 'migrations':
      return report.migrations.flatMap(({ name, migratedOn, desktops, weeks }) =>
        weeks.map(({ week, tickets, per100 }) => ({
          wave: name,
          migrated_on: migratedOn,
          desktops,
          week,
          tickets,
          tickets_per_100_desktops: per100,
        })),
      );
    case 'hurts':
      return report.hurts.map(({ kind, key, name, tickets, before, blocked, points, trend }) => ({
        kind,
        name,
        key,
        tickets,
        tickets_before: before,
        blocked,
        points,
        trend,
      }));
    case 'issues':
      return report.issues.map(({ id, title, startsAt, resolvedAt, meToos, tickets }) => ({
        id,
        title: title.en,
        starts_at: startsAt,
        resolved_at: resolvedAt,
        me_toos: meToos,
        tickets,
      }));
  }
}

const numbers = (m: Measures): Row => ({
  tickets: m.tickets,
  blocked: m.blocked,
  open: m.open,
  answered: m.answer.count,
  answer_median_minutes: m.answer.median,
  answer_p90_minutes: m.answer.p90,
  solved: m.solution.count,
  solution_median_minutes: m.solution.median,
  solution_p90_minutes: m.solution.p90,
  reopened: m.reopened,
  judged: m.judged,
  said_solved: m.saidSolved,
  ratings: m.ratings,
  rating_mean: m.rating,
  solved_by_tips: m.solvedByTips,
  crashes: m.crashes,
  desktop_days: m.desktopDays,
  crashes_per_100_desktop_days: m.crashesPer100Days,
});
