import type { Language } from '../../shared/model/language.ts';
import type { SiteFrame } from '../../shared/site/contract.ts';
import { desktopQuery } from '../../shared/site/desktop-choice.ts';
import type { DesktopName } from '../../shared/tips/desktop-steps.ts';

/** A page of the same language with the same choice of desktop, relative to this one: "tips/missing-fonts". */
export function linkTo(frame: SiteFrame, path: string): string {
  return `${frame.root}${frame.language}/${path}${desktopQuery(frame.desktop)}`;
}

/** This page in another language. */
export function inOtherLanguage(frame: SiteFrame, language: Language): string {
  return `${frame.root}${language}/${frame.path}${desktopQuery(frame.desktop)}`;
}

/** This page with the steps of another desktop; null: those of all. */
export function withDesktop(frame: SiteFrame, desktop: DesktopName | null): string {
  return `${frame.root}${frame.language}/${frame.path}${desktopQuery(desktop)}`;
}

/** As somebody elsewhere would type it; null when nobody told us where the site is. */
export function absolute(frame: SiteFrame, language: Language, path = frame.path): string | null {
  return frame.siteUrl === null ? null : `${frame.siteUrl}/${language}/${path}`;
}
