/** Desktop environments that steps may tell apart, under the names that their makers write. */
export const desktopNames = ['GNOME', 'KDE Plasma', 'XFCE', 'Cinnamon', 'MATE'] as const;
export type DesktopName = (typeof desktopNames)[number];

/** Part of XDG_CURRENT_DESKTOP (desktop-entry-spec, "OnlyShowIn"), lower case -> the desktop. */
const byRegisteredName: ReadonlyMap<string, DesktopName> = new Map([
  ['gnome', 'GNOME'],
  ['gnome-classic', 'GNOME'],
  ['kde', 'KDE Plasma'],
  ['xfce', 'XFCE'],
  ['x-cinnamon', 'Cinnamon'],
  ['cinnamon', 'Cinnamon'],
  ['mate', 'MATE'],
]);
/** These also call themselves GNOME, but have other menus. */
const relatives: ReadonlySet<string> = new Set(['budgie', 'unity', 'pantheon', 'cosmic']);

/**
 * The desktop whose steps fit, or null when none is known to.
 *
 * @param parts the parts of XDG_CURRENT_DESKTOP: ["ubuntu", "GNOME"]
 */
export function desktopOf(parts: readonly string[]): DesktopName | null {
  const names = parts.map((part) => part.trim().toLowerCase());
  if (names.some((name) => relatives.has(name))) return null;
  return names.map((name) => byRegisteredName.get(name)).find((name) => name !== undefined) ?? null;
}

/** What the parts of XDG_CURRENT_DESKTOP may be there, and its own name. */
export function partsOf(desktop: DesktopName): readonly string[] {
  return [desktop, ...Array.from(byRegisteredName).flatMap(([part, name]) => (name === desktop ? [part] : []))];
}

/** A piece of a step: what holds everywhere (`desktops` null), or what holds on some desktops only. */
export interface StepPiece {
  readonly desktops: readonly DesktopName[] | null;
  /** Markdown; of a variant, without its label. */
  readonly text: string;
}

/** `- **KDE Plasma and XFCE:** text`: at most this long a label, so that no line is searched twice. */
const variantLine = /^- \*\*([^*:]{1,80}):\*\* ?(.*)$/;
const separator = /, (?:and |dan )?| and | dan /;

/**
 * Takes a step apart. A variant is an item of a list that begins with names of desktops in bold; its further lines are
 * indented by two spaces. Everything else holds everywhere. Plain Markdown, so that a reader who knows nothing of
 * variants sees all of them under their names. In time linear to the length of the step.
 */
export function stepPieces(step: string): StepPiece[] {
  const pieces: { desktops: readonly DesktopName[] | null; lines: string[] }[] = [];
  for (const line of step.split('\n')) {
    const match = variantLine.exec(line);
    const desktops = match ? namesIn(match[1] ?? '') : null;
    const current = pieces.at(-1);
    if (desktops) pieces.push({ desktops, lines: [match?.[2] ?? ''] });
    else if (current?.desktops && (line.startsWith('  ') || line.trim() === '')) current.lines.push(line.slice(2));
    else if (current && current.desktops === null) current.lines.push(line);
    else pieces.push({ desktops: null, lines: [line] });
  }
  return pieces
    .map(({ desktops, lines }) => ({ desktops, text: lines.join('\n').trim() }))
    .filter(({ desktops, text }) => desktops !== null || text !== '');
}

/** The step as this desktop shows it; all variants under their names where none is for it (`null`: not known). */
export function stepFor(step: string, desktop: DesktopName | null): string {
  if (desktop === null || !step.includes('- **')) return step;
  const pieces = stepPieces(step);
  if (!pieces.some(({ desktops }) => desktops?.includes(desktop))) return step;
  return pieces
    .filter(({ desktops }) => desktops === null || desktops.includes(desktop))
    .map(({ text }) => text)
    .join('\n\n');
}

/** Null when a word of the label is no desktop: then it is an ordinary item. */
function namesIn(label: string): DesktopName[] | null {
  const names = label.split(separator).map((word) => desktopNames.find((name) => name === word));
  return names.every((name) => name !== undefined) ? names : null;
}
