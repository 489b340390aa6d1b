import type { Application } from '../../shared/model/application.ts';
import type { Probe } from './probe.ts';
import { chromium } from './probes/chromium.ts';
import { documentViewers, fileManagers } from './probes/desktop-tools.ts';
import { firefox } from './probes/firefox.ts';
import { libreoffice } from './probes/libreoffice.ts';
import { thunderbird } from './probes/thunderbird.ts';

/** To add one: a file in `probes/` and a line here. */
const probes: readonly Probe[] = [libreoffice, firefox, thunderbird, chromium, fileManagers, documentViewers];

/** The probe that knows this application: by its desktop id, its package, or its program. */
export function probeFor(application: Application): Probe | null {
  const { desktopId, executable } = application;
  const names = [desktopId, application.package, executable?.split('/').pop()].filter((name) => name !== undefined);
  return probes.find(({ knows }) => names.some((name) => knows.test(name.toLowerCase()))) ?? null;
}
