import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { ReportDesk } from '../../report/report-desk.ts';

/** @param reported told which tips were in sight when a report was sent all the same */
export const reportHandlers = (desk: ReportDesk, reported: (tips: readonly string[]) => Promise<void>): Handlers['report'] => ({
  begin: () => desk.begin(),
  save: async (draft) => ({ ok: (await desk.find(draft.id)?.save(draft)) ?? false }),
  evidence({ id, application }) {
    const session = desk.find(id);
    if (!session) throw new Error(`no report ${id} is being written`);
    return session.evidence(application);
  },
  recheck: ({ id }) => ({ ok: desk.find(id)?.recheck() ?? false }),
  screenshot: async ({ id }) => ({ png: (await desk.find(id)?.screenshot()) ?? null }),
  setScreenshot: ({ id, png }) => ({ ok: desk.find(id)?.setScreenshot(png) ?? false }),
  preview: async (draft) => (await desk.find(draft.id)?.preview(draft)) ?? null,
  async send({ shown, ...draft }) {
    const result = await desk.find(draft.id)?.send(draft, shown);
    if (!result) return { kept: false, reason: 'unknown-draft' };
    if (result.kept) {
      desk.forget(draft.id);
      void reported(draft.tipsShown).catch(() => undefined);
    }
    return result;
  },
  async discard({ id }) {
    await desk.find(id)?.discard();
    desk.forget(id);
    return { ok: true };
  },
});
