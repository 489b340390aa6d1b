import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft, Evidence, ReportStart } from '../../../shared/ipc/contract.ts';
import type { Application } from '../../../shared/model/application.ts';
import type { Hindrance } from '../../../shared/model/ticket.ts';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { pandu } from '../bridge.ts';
import { useEvidence } from '../common/use-evidence.ts';

/** What the user fills in; the rest of a draft is known by main. */
interface Written {
  readonly message: string;
  readonly hinders: Hindrance;
  readonly application: Application | null;
  readonly sectionsOff: readonly string[];
  readonly tipsShown: readonly string[];
  readonly issuesShown: readonly string[];
}

export interface ReportForm extends Written {
  /** Null until main has begun; writing works meanwhile. */
  readonly start: ReportStart | null;
  readonly failed: boolean;
  readonly evidence: Evidence | null;
  /** The text was restored from the last time. */
  readonly restored: boolean;
  readonly change: (part: Partial<Written>) => void;
  readonly draft: () => Draft | null;
  readonly begin: () => void;
}

const empty: Written = { message: '', hinders: 'slowed', application: null, sectionsOff: [], tipsShown: [], issuesShown: [] };

function draftOf(id: string, written: Written): Draft {
  return {
    ...written,
    id,
    message: written.message,
    sectionsOff: [...written.sectionsOff],
    tipsShown: [...written.tipsShown].slice(0, 50),
    issuesShown: [...written.issuesShown].slice(0, 50),
  };
}

/** The report being written: begun at once, kept on disk a second after typing stops, its evidence followed as it comes in. */
export function useReport(firstText: string | undefined): ReportForm {
  const [written, setWritten] = useState<Written>({ ...empty, message: firstText ?? '' });
  const [start, setStart] = useState<ReportStart | null>(null);
  const [failed, setFailed] = useState(false);
  const [restored, setRestored] = useState(false);
  const change = useCallback((part: Partial<Written>) => {
    // Whoever writes on has seen that the text was kept.
    if (part.message !== undefined) setRestored(false);
    setWritten((former) => ({ ...former, ...part }));
  }, []);

  const begin = useCallback(() => {
    setFailed(false);
    pandu.report.begin().then(
      (begun) => {
        setStart(begun);
        setRestored(begun.draft !== undefined && begun.draft.message !== '');
        setWritten((former) => {
          const saved = begun.draft;
          const message = [saved?.message, former.message].filter((text) => text !== undefined && text !== '').join('\n');
          if (saved) return { ...saved, message, issuesShown: [...new Set([...(saved.issuesShown ?? []), ...former.issuesShown])] };
          return { ...former, message, application: former.application ?? plainOf(begun.application), sectionsOff: begun.sectionsOff };
        });
      },
      () => setFailed(true),
    );
  }, []);
  useEffect(begin, [begin]);

  const id = start?.id ?? null;
  const { application } = written;
  const evidence = useEvidence(
    id,
    useCallback((one: string) => pandu.report.evidence({ id: one, application }), [application]),
  );

  const rested = useDebounced(written, 1000);
  // A text that was kept and is empty now is forgotten, too.
  const onDisk = useRef(false);
  if (start?.draft !== undefined) onDisk.current = true;
  useEffect(() => {
    if (id === null || (rested.message.trim() === '' && !onDisk.current)) return;
    onDisk.current = true;
    void pandu.report.save(draftOf(id, rested)).catch(() => undefined);
  }, [id, rested]);

  const draft = useCallback(() => (id === null ? null : draftOf(id, written)), [id, written]);
  return { ...written, start, failed, evidence, restored, change, draft, begin };
}

/** Without the icon, which is for the eye alone. */
export function plainOf(candidate: (Application & { readonly icon?: string | undefined }) | null): Application | null {
  if (candidate === null) return null;
  const { icon: _icon, ...application } = candidate;
  return application;
}
