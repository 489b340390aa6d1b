import { dialog, shell } from 'electron';
import type { DestructiveAction } from '../../shared/model/step-action.ts';
import type { MainTexts } from '../platform/texts.ts';

/** Only after the user was shown where it leads. True when it was opened. */
export async function openLink(url: string, texts: MainTexts): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: texts.linkTitle(new URL(url).host),
    detail: url,
    buttons: [texts.linkOpen, texts.cancel],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  await shell.openExternal(url);
  return true;
}

/** Before a step does what cannot be undone. True when the user wants it. */
export async function askBeforeAction(id: DestructiveAction, { asksFirst, cancel }: MainTexts): Promise<boolean> {
  const { title, detail, yes } = asksFirst[id];
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: title,
    detail,
    buttons: [yes, cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** @param file where it would go; null: rather not */
export async function askWhereToSave(file: string, { reportFileTitle, reportFileKind }: MainTexts): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: reportFileTitle,
    defaultPath: file,
    filters: [{ name: reportFileKind, extensions: ['pandu'] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Our own page died. True when the user wants it back. */
export async function askToReopen(texts: MainTexts): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: texts.crashTitle,
    detail: texts.crashBody,
    buttons: [texts.crashReopen, texts.crashLater],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}
