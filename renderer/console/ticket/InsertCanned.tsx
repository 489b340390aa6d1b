import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { type CannedAnswer, fillCanned } from '../../../shared/model/canned-answer.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';
import type { Draft } from './drafts.ts';
import { placeOf } from './useTicketKeys.ts';
import type { Writing } from './useWriting.ts';

interface Props {
  readonly ticket: AgentTicket;
  readonly writing: Writing;
}

/** In the language of the person, after what is written already. */
export function InsertCanned({ ticket, writing }: Props) {
  const { t } = useTranslation('console');
  const me = useCurrentUser();
  const { data } = useQuery({ queryKey: ['canned'], queryFn: () => call(agentRoutes.listCannedAnswers, {}), staleTime: 60_000 });
  if (!data || data.items.length === 0) return null;
  const language = ticket.report?.language ?? ticket.desktop?.inventory.language ?? null;
  const insert = (canned: CannedAnswer) => {
    const values = {
      name: nameOf(ticket),
      application: ticket.application ?? '',
      number: String(ticket.number),
      agent: me.name,
      organisation: data.organisation,
    };
    const text = fillCanned(canned.texts, values, language);
    const both = language === null && canned.texts.id !== undefined && canned.texts.id !== canned.texts.en;
    const words = [t('day.canned.inserted', { name: canned.name }), ...(both ? [t('day.canned.both')] : [])];
    writing.putIn(withText(writing.draft, text), words.join(' '));
  };
  return (
    <Select
      mt="md"
      size="sm"
      w={{ base: '100%', xs: 340 }}
      label={t('day.canned.insert')}
      placeholder={t('day.canned.insertHint')}
      nothingFoundMessage={t('day.canned.insertNone')}
      id={placeOf.canned}
      searchable
      value={null}
      data={data.items.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const canned = data.items.find((one) => one.id === id);
        if (canned) insert(canned);
      }}
    />
  );
}

/** A login such as "rina" is a name with a small letter; what is no plain word stays as it is. */
function nameOf({ contact, userName }: AgentTicket): string {
  const name = contact?.name || userName;
  return /^\p{Ll}+$/u.test(name) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

const after = (before: string, text: string): string => (before.trim() === '' ? text : `${before.trimEnd()}\n\n${text}`);

/** Where one writes: the note, the short reply, or what works in the meantime of an answer in four parts. */
function withText(draft: Draft, text: string): Partial<Draft> {
  switch (draft.mode) {
    case 'note':
      return { note: after(draft.note, text) };
    case 'reply':
      return { reply: after(draft.reply, text) };
    case 'answer': {
      const { problem, cause, alternatives, steps } = draft.answer;
      const begun = [problem, cause, alternatives, ...steps].some((part) => part.trim() !== '');
      // Nobody has begun: a canned answer is a short reply.
      return begun
        ? { answer: { ...draft.answer, alternatives: after(alternatives, text) } }
        : { mode: 'reply', reply: after(draft.reply, text) };
    }
  }
}
