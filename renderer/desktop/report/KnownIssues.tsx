import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownAnnouncement } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useAnnouncements } from '../announcements.tsx';
import { IssueNotice } from '../IssueNotice.tsx';
import { useMatchingIssues } from '../use-matching-issues.ts';

interface Props {
  readonly message: string;
  readonly application: string | undefined;
  /** Told of each set of issues that is shown. */
  readonly onShown: (ids: readonly string[]) => void;
  readonly onMessage: (message: string) => void;
  /** The user goes on with the report. */
  readonly onGoOn: () => void;
}

/** Over everything else of the form: what the help desk knows already. "Me too" takes the place of the report. */
export function KnownIssues({ message, application, onShown, onMessage, onGoOn }: Props) {
  const { t } = useTranslation();
  const { all, open, close } = useAnnouncements();
  const matching = useMatchingIssues(all, message, application);
  /** "My problem is another one", for this report. */
  const [passed, setPassed] = useState<readonly string[]>([]);
  /** What was written when "me too" took its place. */
  const [putAway, setPutAway] = useState('');
  const [meToos, setMeToos] = useState<readonly string[]>([]);
  const pass = (id: string) => {
    setPassed([...passed, id]);
    onGoOn();
  };
  const putIssueAway = (issue: ShownAnnouncement) => {
    close(issue);
    onGoOn();
  };
  const onMeToo = (id: string, meToo: boolean) => {
    setMeToos(meToo ? [...meToos, id] : meToos);
    if (!meToo || message.trim() === '') return;
    setPutAway(message);
    onMessage('');
  };
  // Whoever said "me too" sees what came of it, although the words that brought the issue up are put away.
  const meant = [...matching, ...all.filter(({ id }) => meToos.includes(id) && !matching.some((one) => one.id === id))];
  const shown = meant.filter(({ id }) => !passed.includes(id));
  const others = open.filter(({ id, kind, over }) => kind === 'issue' && !over && ![...passed, ...meant.map((one) => one.id)].includes(id));
  const ids = shown.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each new set, not for each new function
  useEffect(() => {
    if (ids !== '') onShown(ids.split(' '));
  }, [ids]);
  return (
    <>
      {/* One list: an issue that changes its place keeps the keyboard's focus. */}
      {[...shown, ...others].map((issue) => (
        <IssueNotice
          key={issue.id}
          issue={issue}
          {...(shown.includes(issue) ? { onAnother: () => pass(issue.id) } : { onClose: () => putIssueAway(issue) })}
          onMeToo={(meToo) => onMeToo(issue.id, meToo)}
        />
      ))}
      {putAway !== '' && message === '' && (
        <Notice
          tone="info"
          role="status"
          actions={
            <Button
              small
              onClick={() => {
                onMessage(putAway);
                setPutAway('');
                onGoOn();
              }}
            >
              {t('announcement.bringBack')}
            </Button>
          }
        >
          <p>{t('announcement.putAway')}</p>
        </Notice>
      )}
    </>
  );
}
