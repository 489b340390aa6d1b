import { ConversationPage } from './ConversationPage.tsx';
import { ReportList } from './ReportList.tsx';

export function ReportsPage({ id }: { readonly id: string | undefined }) {
  return id === undefined ? <ReportList /> : <ConversationPage id={id} />;
}
