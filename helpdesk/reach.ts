import type { Bridge } from './bridges/bridge.ts';
import { type GlpiConfig, readGlpiConfig } from './bridges/glpi/config.ts';
import { type RedmineConfig, readRedmineConfig } from './bridges/redmine/config.ts';
import type { RtConfig } from './bridges/rt/client.ts';
import { readRtConfig } from './bridges/rt/config.ts';
import { readZammadConfig, type ZammadConfig } from './bridges/zammad/config.ts';
import { type MailConfig, readMailConfig } from './channels/mail/config.ts';
import { readSmsConfig, type SmsConfig } from './channels/sms/config.ts';
import { type ForumConfig, readForumConfig } from './forum/config.ts';
import type { Log } from './log.ts';
import type { Context } from './services/context.ts';
import type { PokeBus } from './store/pokes.ts';

/** Every way in and out beside the tray, and every other help desk. Null: there is none. */
export interface ReachConfig {
  readonly mail: MailConfig | null;
  readonly sms: SmsConfig | null;
  readonly forum: ForumConfig | null;
  readonly rt: RtConfig | null;
  readonly redmine: RedmineConfig | null;
  readonly zammad: ZammadConfig | null;
  readonly glpi: GlpiConfig | null;
}

/** @throws ConfigError with one line that says what to do, never with a secret in it */
export const readReachConfig = (env: Readonly<Record<string, string | undefined>>): ReachConfig => ({
  mail: readMailConfig(env),
  sms: readSmsConfig(env),
  forum: readForumConfig(env),
  rt: readRtConfig(env),
  redmine: readRedmineConfig(env),
  zammad: readZammadConfig(env),
  glpi: readGlpiConfig(env),
});

/** Starts what is set up, and loads nothing else. None of it can hold up or end the help desk. */
export async function startReach(context: Context, bus: PokeBus, config: ReachConfig, log: Log): Promise<{ stop(): Promise<void> }> {
  const running: { stop(): Promise<void> }[] = [];
  if (config.mail) running.push((await import('./channels/mail/start.ts')).startMail(context, bus, config.mail, log));
  if (config.sms) {
    const { webLink } = await import('./channels/sms/link.ts');
    running.push((await import('./channels/sms/start.ts')).startSms(context, bus, config.sms, log, webLink));
  }
  const bridges: Bridge[] = [];
  if (config.rt) bridges.push((await import('./bridges/rt/rt.ts')).rtBridge(config.rt));
  if (config.redmine) bridges.push((await import('./bridges/redmine/redmine.ts')).redmineBridge(config.redmine));
  if (config.zammad) bridges.push((await import('./bridges/zammad/zammad.ts')).zammadBridge(config.zammad));
  if (config.glpi) bridges.push((await import('./bridges/glpi/glpi.ts')).glpiBridge(config.glpi));
  if (config.mail?.desk && config.mail.smtp)
    bridges.push((await import('./bridges/mail/mail.ts')).mailBridge(context, config.mail, config.mail.desk, config.mail.smtp));
  if (bridges.length > 0) running.push(await (await import('./bridges/start.ts')).startBridges(bridges, context, log));
  return { stop: async () => void (await Promise.all(running.map((one) => one.stop()))) };
}
