import { type Migration, Migrator } from 'kysely/migration';
import { up as theLoop } from './migrations/0001-the-loop.ts';
import { up as consent } from './migrations/0002-consent.ts';
import { up as crashSignatures } from './migrations/0010-crash-signatures.ts';
import { up as freshSets } from './migrations/0020-fresh-sets.ts';
import { up as findingsAndFacts } from './migrations/0021-findings-and-facts.ts';
import { up as groups } from './migrations/0030-groups.ts';
import { up as enrolmentGroups } from './migrations/0031-enrolment-groups.ts';
import { up as tipHistory } from './migrations/0032-tip-history.ts';
import { up as knownIssues } from './migrations/0033-known-issues.ts';
import { up as signedBundles } from './migrations/0035-signed-bundles.ts';
import { up as tipPictures } from './migrations/0036-tip-pictures.ts';
import { up as tipEffects } from './migrations/0037-tip-effects.ts';
import { up as questions } from './migrations/0038-questions.ts';
import { up as freshSetConsent } from './migrations/0039-fresh-set-consent.ts';
import { up as channels } from './migrations/0040-channels.ts';
import { up as phone } from './migrations/0041-phone.ts';
import { up as mail } from './migrations/0042-mail.ts';
import { up as web } from './migrations/0043-web.ts';
import { up as sms } from './migrations/0044-sms.ts';
import { up as bridges } from './migrations/0045-bridges.ts';
import { up as ticketStatuses } from './migrations/0046-ticket-statuses.ts';
import { up as agentsDay } from './migrations/0047-agents-day.ts';
import { up as addresses } from './migrations/0048-addresses.ts';
import { up as leadMails } from './migrations/0051-lead-mails.ts';
import { up as bridgeIndexes } from './migrations/0053-bridge-indexes.ts';
import type { Db } from './schema.ts';

/** In order; a name is never changed once it was released. */
const migrations: Record<string, Migration> = {
  '0001-the-loop': { up: theLoop },
  '0002-consent': { up: consent },
  '0010-crash-signatures': { up: crashSignatures },
  '0020-fresh-sets': { up: freshSets },
  '0021-findings-and-facts': { up: findingsAndFacts },
  '0030-groups': { up: groups },
  '0031-enrolment-groups': { up: enrolmentGroups },
  '0032-tip-history': { up: tipHistory },
  '0033-known-issues': { up: knownIssues },
  '0035-signed-bundles': { up: signedBundles },
  '0036-tip-pictures': { up: tipPictures },
  '0037-tip-effects': { up: tipEffects },
  '0038-questions': { up: questions },
  '0039-fresh-set-consent': { up: freshSetConsent },
  '0040-channels': { up: channels },
  '0041-phone': { up: phone },
  '0042-mail': { up: mail },
  '0043-web': { up: web },
  '0044-sms': { up: sms },
  '0045-bridges': { up: bridges },
  '0046-ticket-statuses': { up: ticketStatuses },
  '0047-agents-day': { up: agentsDay },
  '0048-addresses': { up: addresses },
  '0051-lead-mails': { up: leadMails },
  '0053-bridge-indexes': { up: bridgeIndexes },
};

/** Brings the database to the newest schema. Processes that start together wait for one another. */
export async function migrate(db: Db): Promise<void> {
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error(String(error));
}
