import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence, Preview } from '../../../shared/ipc/contract.ts';
import { FindingsView } from '../../components/diagnostics/FindingsView.tsx';
import { groupSections } from '../../components/diagnostics/section-groups.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { useDiagnosticsTexts } from '../diagnostics-texts.ts';
import { onEscape } from './on-escape.ts';
import { PreviewGroup } from './PreviewGroup.tsx';
import styles from './SendPreview.module.css';
import { tipsOf, useTipsShown } from './tip-effect.ts';

interface Props {
  readonly intro: string;
  readonly evidence: Pick<Evidence, 'done' | 'sections' | 'findings'> | null;
  readonly sectionsOff: readonly string[];
  readonly onSectionsOff: (off: string[]) => void;
  /** What is to be sent, as JSON text: `load` is asked anew when it has changed and rested. */
  readonly wanted: string;
  /** Memoise it: another function is asked anew. */
  readonly load: (wanted: string) => Promise<Preview | null>;
  /** Shows the tip that answers a finding, in place; `fold` closes it. */
  readonly tipOf?: ((id: string, fold: () => void) => ReactNode) | undefined;
  /** Told of a tip that was opened. */
  readonly onTip?: ((id: string) => void) | undefined;
  /** Told the SHA-256 of the exact text when it comes to the screen, and null when it is gone from there. */
  readonly onShown?: ((sha256: string | null) => void) | undefined;
}

/** So many sections are seen at a glance. */
const few = 8;

/** Everything that leaves: in plain words with a switch each, and, for the curious, the very bytes. */
export function SendPreview({ intro, evidence, sectionsOff, onSectionsOff, wanted, load, tipOf, onTip, onShown }: Props) {
  useDiagnosticsTexts();
  const { t } = useTranslation();
  const [exact, setExact] = useState(false);
  const [open, setOpen] = useState<{ readonly tip: string; readonly finding: string } | null>(null);
  const findings = useRef<HTMLDivElement>(null);
  useTipsShown(tipOf && evidence ? tipsOf(evidence.findings) : [], 'finding');
  if (evidence === null) return <Loading label={t('preview.collecting')} />;
  const off = new Set(sectionsOff);
  const fold = () => {
    findings.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
    setOpen(null);
  };
  const show = (tip: string, finding: string) => {
    if (open?.finding === finding) return setOpen(null);
    setOpen({ tip, finding });
    onTip?.(tip);
  };
  return (
    <Card title={t('preview.title')}>
      <p className={styles.intro}>{intro}</p>
      {!evidence.done && <Loading label={t('preview.collecting')} />}
      {evidence.findings.length > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape folds the tip from anywhere in it
        <div ref={findings} onKeyDown={open === null ? undefined : onEscape(fold)}>
          <FindingsView
            findings={evidence.findings}
            onTip={tipOf && show}
            open={tipOf && { finding: open?.finding ?? null, panel: open && tipOf(open.tip, fold) }}
          />
        </div>
      )}
      <div className={styles.groups}>
        {groupSections(evidence.sections).map(({ group, sections }) => (
          <PreviewGroup
            key={group}
            group={group}
            sections={sections}
            unfolded={evidence.done && evidence.sections.length <= few}
            off={off}
            onSwitch={(ids, on) => onSectionsOff(on ? sectionsOff.filter((id) => !ids.includes(id)) : [...new Set([...off, ...ids])])}
          />
        ))}
      </div>
      <Button look="quiet" small aria-expanded={exact} onClick={() => setExact(!exact)}>
        {t(exact ? 'preview.exactHide' : 'preview.exactShow')}
      </Button>
      {exact && <ExactText wanted={wanted} turn={evidence} load={load} onShown={onShown} />}
    </Card>
  );
}

function ExactText({ wanted, turn, load, onShown }: Pick<Props, 'wanted' | 'load' | 'onShown'> & { readonly turn: unknown }) {
  const { t, i18n } = useTranslation();
  const [preview, setPreview] = useState<Preview | null>(null);
  const [failed, setFailed] = useState(false);
  const rested = useDebounced(wanted, 300);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` changes when the evidence did: the bytes are others then
  useEffect(() => {
    let current = true;
    load(rested).then(
      (made) => {
        if (!current) return;
        setPreview(made);
        setFailed(made === null);
        onShown?.(made?.sha256 ?? null);
      },
      () => {
        if (current) setFailed(true);
      },
    );
    return () => {
      current = false;
    };
  }, [rested, turn, load]);
  useEffect(() => () => onShown?.(null), [onShown]);
  if (failed) return <p role="alert">{t('preview.failed')}</p>;
  if (preview === null) return <Loading label={t('loading')} />;
  const size = (bytes: number) => bytes.toLocaleString(i18n.language);
  return (
    <div className={styles.exact}>
      <p className={styles.facts}>
        {t('preview.size', { bytes: size(preview.bytes) })}
        {preview.screenshotBytes !== null && ` ${t('preview.pictureSize', { bytes: size(preview.screenshotBytes) })}`}
        <br />
        SHA-256: <code>{preview.sha256}</code>
      </p>
      <section aria-label={t('preview.exactLabel')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
        <pre className={styles.text} tabIndex={0}>
          {preview.text}
        </pre>
      </section>
    </div>
  );
}
