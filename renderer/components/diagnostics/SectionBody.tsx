import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../shared/model/assert-never.ts';
import type { Section } from '../../../shared/model/section.ts';
import { ChangesBody } from './bodies/Changes.tsx';
import { MemoryBody, StorageBody, SystemBody } from './bodies/Computer.tsx';
import { ConnectionBody, DomainBody, SharesBody } from './bodies/Connections.tsx';
import { CrashBody, CrashesBody, RespondingBody } from './bodies/Crashes.tsx';
import { DevicesBody } from './bodies/Devices.tsx';
import { BluetoothBody, DrivesBody, PowerBody, ScannersBody, SoundBody } from './bodies/Hardware.tsx';
import { JournalBody } from './bodies/Journal.tsx';
import { NetworkBody, PrintersBody } from './bodies/Network.tsx';
import { ProbeBody } from './bodies/Probe.tsx';
import { DisplaysBody, SessionBody } from './bodies/Session.tsx';
import { AccessibilityBody, FontsBody, InputBody, TimeBody } from './bodies/Settings.tsx';
import { ApplicationBody, PackagesBody, ProgramsBody } from './bodies/Software.tsx';
import { SecurityBody, ServicesBody, UpdatesBody } from './bodies/Upkeep.tsx';
import { JsonView } from './JsonView.tsx';
import { type KnownSection, knownSection } from './known.ts';
import styles from './section.module.css';
import { sectionTitle } from './titles.ts';

function Drawn({ known }: { readonly known: KnownSection }) {
  switch (known.id) {
    case 'system':
      return <SystemBody data={known.data} />;
    case 'memory':
      return <MemoryBody data={known.data} />;
    case 'storage':
      return <StorageBody data={known.data} />;
    case 'network':
      return <NetworkBody data={known.data} />;
    case 'session':
      return <SessionBody data={known.data} />;
    case 'displays':
      return <DisplaysBody data={known.data} />;
    case 'devices':
      return <DevicesBody data={known.data} />;
    case 'packages':
      return <PackagesBody data={known.data} />;
    case 'programs':
      return <ProgramsBody data={known.data} />;
    case 'application':
      return <ApplicationBody data={known.data} />;
    case 'probe':
      return <ProbeBody data={known.data} />;
    case 'printers':
      return <PrintersBody data={known.data} />;
    case 'journal':
      return <JournalBody data={known.data} />;
    case 'connection':
      return <ConnectionBody data={known.data} />;
    case 'shares':
      return <SharesBody data={known.data} />;
    case 'scanners':
      return <ScannersBody data={known.data} />;
    case 'power':
      return <PowerBody data={known.data} />;
    case 'drives':
      return <DrivesBody data={known.data} />;
    case 'sound':
      return <SoundBody data={known.data} />;
    case 'bluetooth':
      return <BluetoothBody data={known.data} />;
    case 'input':
      return <InputBody data={known.data} />;
    case 'fonts':
      return <FontsBody data={known.data} />;
    case 'time':
      return <TimeBody data={known.data} />;
    case 'updates':
      return <UpdatesBody data={known.data} />;
    case 'domain':
      return <DomainBody data={known.data} />;
    case 'services':
      return <ServicesBody data={known.data} />;
    case 'security':
      return <SecurityBody data={known.data} />;
    case 'accessibility':
      return <AccessibilityBody data={known.data} />;
    case 'responding':
      return <RespondingBody data={known.data} />;
    case 'crashes':
      return <CrashesBody data={known.data} />;
    case 'crash':
      return <CrashBody data={known.data} />;
    case 'changes':
      return <ChangesBody data={known.data} />;
    default:
      return assertNever(known);
  }
}

/** What one section says: its state when it is not well, then its data drawn, or as JSON when we cannot draw it. */
export function SectionBody({ section }: { readonly section: Section }) {
  const { t } = useTranslation('diagnostics');
  const known = knownSection(section);
  const title = sectionTitle(section.id, t);
  return (
    <div className={styles.body}>
      {section.status !== 'ok' && (
        <p className={styles.notice} data-status={section.status}>
          {t(`status.${section.status}Long`)}
          {section.error && <code>{section.error}</code>}
        </p>
      )}
      {known ? <Drawn known={known} /> : section.data !== undefined && <JsonView value={section.data} label={t('jsonOf', { title })} />}
    </div>
  );
}
