import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from './config.ts';
import { neighbour, versionNear } from './neighbours.ts';
import { readReachConfig } from './reach.ts';
import { startServer } from './server.ts';

/** EX_CONFIG of sysexits.h: a supervisor need not try again. */
const configError = 78;
const closeWithinMs = 10_000;

const help = `Usage: node main.js [--bootstrap | --new-signing-key]
The central help desk of Pandu. It is set up by environment variables: see docs/operate-helpdesk.md.
  --bootstrap  print a one-time password of the first administrator, as long as it was never changed,
               and a fresh enrolment key in the line that says "ready"
  --new-signing-key  make a new key for signing news, for which the old one vouches, and end; with the
               embedded database stop the help desk before, or use the console
`;

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const unknown = args.find((arg) => arg !== '--bootstrap' && arg !== '--new-signing-key');
  if (unknown !== undefined) throw new ConfigError(`Unknown argument ${unknown}. ${help}`);
  const config = readConfig(process.env);
  const reach = readReachConfig(process.env);
  if (args.includes('--new-signing-key')) {
    const { newSigningKey } = await import('./new-signing-key.ts');
    process.stdout.write(`${JSON.stringify({ event: 'signing-key', keyId: await newSigningKey(config) })}\n`);
    return;
  }
  const here = dirname(fileURLToPath(import.meta.url));
  // By what the build makes: from source there is a folder of that name, too.
  const renderer = neighbour(here, 'site/render.js');
  const server = await startServer({
    config: {
      ...config,
      consoleFolder: config.consoleFolder ?? neighbour(here, 'console'),
      siteFolder: config.siteFolder ?? (renderer && dirname(renderer)),
      starterTips: config.starterTips ?? neighbour(here, 'tips.json'),
    },
    version: versionNear(here),
    bootstrap: args.includes('--bootstrap'),
    reach,
  });
  const { url, firstAdmin, enrolmentKey } = server;
  process.stdout.write(`${JSON.stringify({ event: 'ready', url, firstAdmin, enrolmentKey })}\n`);

  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    setTimeout(() => process.exit(1), closeWithinMs).unref();
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof ConfigError;
  process.stderr.write(`${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(known ? configError : 1);
});
