import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShortcuts } from '../common/shortcuts.tsx';

const ways = [
  ['g q', '/tickets', 'tickets'],
  ['g m', '/tickets?assignee=me', 'mine'],
  ['g t', '/tips', 'tips'],
  ['g a', '/announcements', 'announcements'],
  ['g d', '/desktops', 'desktops'],
  ['g c', '/canned-answers', 'canned'],
  ['g r', '/reports', 'reports'],
] as const;

/** From anywhere to the places where agents go most. */
export function GoKeys() {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  useShortcuts(ways.map(([keys, to, words]) => ({ keys, words: t(`day.keys.go.${words}`), run: () => navigate(to), everywhere: true })));
  return null;
}
