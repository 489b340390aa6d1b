import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportStart } from '../../../shared/ipc/contract.ts';
import type { Box } from '../../components/redactor/boxes.ts';
import { Card } from '../../components/ui/Card.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Loading } from '../../components/ui/States.tsx';
import { Switch } from '../../components/ui/Switch.tsx';
import { pandu } from '../bridge.ts';

const Redactor = lazy(async () => ({ default: (await import('../../components/redactor/Redactor.tsx')).Redactor }));

interface Props {
  readonly id: string | null;
  readonly state: ReportStart['screenshot'];
  /** Settles when main has the picture as it is seen here; Send waits for it. */
  readonly onWork: (work: Promise<void>) => void;
}

/** Off until the user switches it on. What is blacked out is burnt in before the picture leaves this page. */
export function ScreenshotPart({ id, state, onWork }: Props) {
  const { t } = useTranslation();
  const [on, setOn] = useState(false);
  const [png, setPng] = useState<Uint8Array | null>(null);
  const [failed, setFailed] = useState(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const ready = state === 'ready' && id !== null;

  /** One after the other, so that an earlier picture never arrives after a later one. */
  const put = (make: () => Promise<Uint8Array<ArrayBuffer> | null>) => {
    if (id === null) return;
    queue.current = queue.current.then(async () => {
      try {
        const result = await pandu.report.setScreenshot({ id, png: await make() });
        setFailed(!result.ok);
      } catch {
        setFailed(true);
        await pandu.report.setScreenshot({ id, png: null }).catch(() => undefined);
      }
    });
    onWork(queue.current);
  };

  useEffect(() => {
    if (!on || id === null || png !== null) return;
    pandu.report.screenshot({ id }).then(
      (answer) => (answer.png === null ? setFailed(true) : setPng(answer.png)),
      () => setFailed(true),
    );
  }, [on, id, png]);

  const toggle = (wanted: boolean) => {
    setOn(wanted);
    setFailed(false);
    if (!wanted) put(async () => null);
  };
  const onBoxes = (boxes: readonly Box[]) => {
    if (png === null) return;
    put(async () => (await import('../../components/redactor/burn.ts')).burn(png, boxes));
  };
  return (
    <Card>
      <Switch
        label={t('screenshot.label')}
        hint={t(ready || id === null ? 'screenshot.hint' : `screenshot.${state}`)}
        checked={on}
        disabled={!ready}
        onChange={toggle}
      />
      {on && failed && (
        <Notice tone="trouble" role="alert">
          <p>{t('screenshot.failed')}</p>
        </Notice>
      )}
      {on && png !== null && (
        <Suspense fallback={<Loading label={t('loading')} />}>
          <Redactor png={png} onBoxes={onBoxes} />
        </Suspense>
      )}
    </Card>
  );
}
