import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';

const marks: Readonly<Record<Finding['severity'], string>> = { serious: '!!', warning: '! ', hint: '- ' };

/** Longer lists are counted, not shown: the JSON has them whole. */
const maxRows = 12;
const maxText = 110;

/** "freeSpaceMb" becomes "free space mb": the data's own names, so that no section needs words of its own here. */
const label = (key: string): string => key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const sizes = /^(?:size|used|available|total|memory|swapTotal|swapFree)$/;

function plain(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number' && sizes.test(key) && value >= 10_000) return sizeOf(value);
  if (Array.isArray(value)) return value.map(String).join(', ') || 'none';
  const text = String(value).replace(/\s+/g, ' ');
  return text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text;
}

function sizeOf(bytes: number): string {
  const power = Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${['B', 'kB', 'MB', 'GB', 'TB'][power]}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of records as a table: a column for each key that some row has. */
function table(rows: readonly Record<string, unknown>[]): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.slice(0, maxRows).map((row) => keys.map((key) => (row[key] === undefined ? '' : plain(key, row[key])).slice(0, 60)));
  const all = [keys.map(label), ...cells];
  const widths = keys.map((_key, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
  return rows.length > maxRows ? [...lines, `    … and ${rows.length - maxRows} more`] : lines;
}

function linesOf(data: unknown): string[] {
  if (!isRecord(data)) return [];
  const entries = Object.entries(data);
  const width = Math.max(...entries.map(([key]) => label(key).length));
  return entries.flatMap(([key, value]): string[] => {
    if (Array.isArray(value) && value.some(isRecord)) return [`  ${label(key)}:`, ...table(value.filter(isRecord))];
    if (isRecord(value)) {
      const inner = Object.entries(value).map(([name, one]) => `${label(name)} ${plain(name, one)}`);
      return [`  ${label(key).padEnd(width)}  ${inner.join(', ') || 'none'}`];
    }
    if (typeof value === 'string' && value.includes('\n'))
      return [`  ${label(key).padEnd(width)}  ${value.split('\n').length} lines (see --json)`];
    return [`  ${label(key).padEnd(width)}  ${plain(key, value)}`];
  });
}

/** Each finding with what it fired on and the tip that helps. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ severity, text, evidence, tip }) => [
    `${marks[severity]} ${text.en}`,
    `     ${evidence}`,
    ...(tip ? [`     tip: ${tip}`] : []),
  ]);
}

/** What a person reads in a terminal: findings first, then each section, aligned. */
export function reportText(sections: readonly Section[], findings: readonly Finding[]): string {
  const found = findingLines(findings);
  const parts = sections.map(({ id, status, error, data, durationMs }) => {
    const state = status === 'ok' ? '' : ` (${status}${error ? `: ${error}` : ''})`;
    return [`${id.toUpperCase()}${state}  ${Math.round(durationMs)} ms`, ...linesOf(data)].join('\n');
  });
  return `${[found.length > 0 ? found.join('\n') : 'Nothing wrong was found.', ...parts].join('\n\n')}\n`;
}
