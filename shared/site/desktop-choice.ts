import type { Audience } from '../model/tip.ts';
import { type DesktopName, desktopNames, desktopOf } from '../tips/desktop-steps.ts';

/** As in an address: "KDE Plasma" -> "kde-plasma". */
export function desktopSlug(desktop: DesktopName): string {
  return desktop.toLowerCase().replaceAll(' ', '-');
}

/** Null for what is none. */
export function desktopFromSlug(slug: string): DesktopName | null {
  return desktopNames.find((name) => desktopSlug(name) === slug) ?? null;
}

/** "?desktop=xfce", or nothing. */
export function desktopQuery(desktop: DesktopName | null): string {
  return desktop === null ? '' : `?desktop=${desktopSlug(desktop)}`;
}

/** A tip for other desktops only is left out of lists once the reader has chosen one. What we cannot name hides nothing. */
export function fitsDesktop(audience: Audience, desktop: DesktopName | null): boolean {
  const wanted = audience.desktops ?? [];
  if (desktop === null || wanted.length === 0) return true;
  return wanted.some((one) => one.trim().toLowerCase() === desktop.toLowerCase() || desktopOf([one]) === desktop);
}
