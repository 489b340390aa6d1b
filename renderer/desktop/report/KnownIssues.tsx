import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  const pass = (id: string) => {
    setPassed([...passed, id]);
    onGoOn();
  };
  const shown = matching.filter(({ id }) => !passed.includes(id));
  const others = open.filter(
    ({ id, kind, over }) => kind === 'issue' && !over && !passed.includes(id) && !matching.some((one) => one.id === id),
  );
  const ids = shown.map(({ id }) => id).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each new set, not for each new function
  useEffect(() => {
    if (ids !== '') onShown(ids.split(' '));
  }, [ids]);
  return (
    <>
      {shown.map((issue) => (
        <IssueNotice
          key={issue.id}
          issue={issue}
          onAnother={() => pass(issue.id)}
          onMeToo={(meToo) => {
            if (meToo && message.trim() !== '') {
              setPutAway(message);
              onMessage('');
            }
          }}
        />
      ))}
      {others.map((issue) => (
        <IssueNotice
          key={issue.id}
          issue={issue}
          onClose={() => {
            close(issue);
            onGoOn();
          }}
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
