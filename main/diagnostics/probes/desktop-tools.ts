import type { Probe } from '../probe.ts';

/** Programs without a profile that breaks: what is the same for all (default programs, errors, sandbox) is what one asks. */
export const fileManagers: Probe = {
  id: 'file-manager',
  knows: /^(?:org\.gnome\.nautilus|nautilus|nemo|org\.kde\.dolphin|dolphin|thunar|caja|pcmanfm(?:-qt)?)$/,
  processes: ['nautilus', 'nemo', 'dolphin', 'thunar', 'Thunar', 'caja', 'pcmanfm', 'pcmanfm-qt', 'gvfsd', 'gvfsd-smb'],
  types: ['inode/directory', 'application/zip'],
  look: () => ({}),
};

export const documentViewers: Probe = {
  id: 'document-viewer',
  knows: /^(?:org\.gnome\.(?:evince|papers)|evince|org\.kde\.okular|okular|atril|xreader)$/,
  processes: ['evince', 'evinced', 'papers', 'okular', 'atril', 'xreader'],
  types: ['application/pdf'],
  look: () => ({}),
};

/** Printers, jobs and their errors are a section of their own; what CUPS itself complains about is told here. */
export const printing: Probe = {
  id: 'printing',
  knows: /^(?:system-config-printer|cups|gnome-printers-panel|kcm_printer_manager|org\.kde\.print-manager|print-manager|hplip|hp-toolbox)$/,
  processes: ['cupsd', 'cups-browsed', 'ipp-usb', 'system-config-p', 'hp-toolbox'],
  types: [],
  look: () => ({}),
};
