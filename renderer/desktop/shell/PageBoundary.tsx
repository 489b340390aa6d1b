import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';

interface Props {
  readonly children: ReactNode;
}

function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div style={{ padding: '2rem' }}>
      <Notice tone="trouble" role="alert" title={t('broken.title')} actions={<Button onClick={onAgain}>{t('again')}</Button>}>
        <p>{t('broken.text')}</p>
      </Notice>
    </div>
  );
}

/** A bug in one page stays in that page: the way to report and to the phone number is never lost. */
export class PageBoundary extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (this.state.broken) return <Broken onAgain={() => this.setState({ broken: false })} />;
    return this.props.children;
  }
}
