import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, clipboard, ipcMain, shell } from 'electron';
import type { Settings, Start } from '../../shared/ipc/contract.ts';
import type { Policy } from '../../shared/model/policy.ts';
import { addressesHandlers } from '../ipc/handlers/addresses.ts';
import { announcementsHandlers } from '../ipc/handlers/announcements.ts';
import { appHandlers } from '../ipc/handlers/app.ts';
import { computerHandlers } from '../ipc/handlers/computer.ts';
import { contactHandlers } from '../ipc/handlers/contact.ts';
import { freshSetHandlers } from '../ipc/handlers/fresh-set.ts';
import { reportHandlers } from '../ipc/handlers/report.ts';
import { type ReportFilePorts, reportFileHandlers } from '../ipc/handlers/report-file.ts';
import { reportsHandlers } from '../ipc/handlers/reports.ts';
import { settingsHandlers } from '../ipc/handlers/settings.ts';
import { tipsHandlers } from '../ipc/handlers/tips.ts';
import { registerIpc } from '../ipc/register.ts';
import { writeAtomically } from '../platform/atomic-write.ts';
import type { Services } from '../services.ts';
import { askWhereToSave, openLink } from '../windows/dialogs.ts';
import { isOurs } from '../windows/security.ts';
import type { Ground } from './ground.ts';
import type { HelpDesk } from './help-desk.ts';
import type { ReportDesks } from './report-desks.ts';
import type { TipDesk } from './tip-desk.ts';

export interface HandlersPorts {
  readonly ground: Ground;
  readonly services: Services;
  readonly policy: () => Policy;
  readonly tipDesk: TipDesk;
  readonly helpDesk: HelpDesk;
  readonly desks: ReportDesks;
  readonly start: () => Start;
  readonly announcementsChanged: () => void;
  readonly applySettings: (settings: Settings) => Promise<void>;
}

/** Lets the page call what it may. @returns what takes it all back */
export function registerHandlers(ports: HandlersPorts): () => void {
  const { ground, services, policy, tipDesk, helpDesk, desks } = ports;
  const { now, log, settings, language, texts } = ground;
  const { outbox, tips, newId } = services;
  const { connection } = helpDesk;
  return registerIpc({
    host: ipcMain,
    handlers: {
      app: appHandlers({
        start: ports.start,
        linkHosts: () => policy().linkHosts,
        openLink: (url) => openLink(url, texts()),
        copyText: (text) => clipboard.writeText(text),
      }),
      report: reportHandlers(desks.reports, tipDesk.effects.reported),
      reports: reportsHandlers({
        mine: helpDesk.conversations,
        outbox,
        fetchPicture: helpDesk.fetchPicture,
        openFolder: async (folder) => void (await shell.openPath(folder)),
        wake: helpDesk.sync.wake,
        newId,
        now,
      }),
      reportFile: reportFileHandlers(reportFilePorts(ports)),
      freshSet: freshSetHandlers(desks.freshSets),
      tips: tipsHandlers({
        tips,
        onList: () => void tipDesk.times.watch(),
        pictures: tipDesk.pictures,
        effects: tipDesk.effects,
        unanswered: tipDesk.unanswered,
        language,
        actions: tipDesk.help.actions,
        day: tipDesk.help.day,
      }),
      announcements: announcementsHandlers(helpDesk.announcements, language, ports.announcementsChanged),
      computer: computerHandlers({ inspect: desks.inspect, now }),
      addresses: addressesHandlers({ connection, language, newId }),
      contact: contactHandlers(helpDesk.contact),
      settings: settingsHandlers(settings, ports.applySettings),
    },
    isOurs,
    log: log.warn,
  });
}

function reportFilePorts({ ground, services, policy, helpDesk }: HandlersPorts): ReportFilePorts {
  const { env, home, texts } = ground;
  const address = () => policy().contact.email ?? '';
  /** The user's own folder of this kind, or the home folder where there is none. */
  function folderOf(kind: 'documents' | 'downloads'): string {
    const folder = app.getPath(kind);
    return existsSync(folder) ? folder : home;
  }
  return {
    async make(id) {
      // Nothing of it is needed before somebody presses the button.
      const { makeReportFile } = await import('../outbox/report-file.ts');
      return makeReportFile(await services.outbox.read(id), await helpDesk.credentials.load(), address());
    },
    address,
    askWhere: (name) => askWhereToSave(join(folderOf('documents'), name), texts()),
    folder: () => folderOf('downloads'),
    write: writeAtomically,
    async openMail(to, file) {
      const { reportMailSubject: subject, reportMailBody: body } = texts();
      return (await import('../actions/mail.ts')).openNewMail({ to, subject, body, file }, env, home);
    },
  };
}
