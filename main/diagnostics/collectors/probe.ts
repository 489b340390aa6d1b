import type { Collector } from '../collector.ts';

export const probe: Collector<'probe'> = {
  id: 'probe',
  title: 'The application, looked at closely',
  cost: 'slow',
  timeLimitMs: 8000,
  publicKeys: ['probe', 'version', 'source', 'extensions', 'defaults', 'sandbox', 'networkFiles', 'scanning', 'vpn', 'meeting'],
  collect: async (context) => {
    const { application, files, home, uid } = context;
    if (application === null) return null;
    // Only when it is asked for: the quick set must stay light.
    const [
      { probeFor },
      { defaultApplications },
      { networkFiles, ownProcesses },
      { flatpakSandbox, snapSandbox },
      { recentErrors },
      { ownFacts },
    ] = await Promise.all([
      import('../probes.ts'),
      import('../probes/default-applications.ts'),
      import('../probes/network-files.ts'),
      import('../probes/sandbox.ts'),
      import('../probes/errors.ts'),
      import('../probes/own-facts.ts'),
    ]);
    const known = probeFor(application);
    if (known === null) return null;
    const failed: string[] = [];
    const [own, errors] = await Promise.all([ownFacts(known, context), recentErrors(context, known.processes)]);
    if (own.problem) failed.push(own.problem);
    if (errors === null) failed.push('the journal could not be read');
    const name = application.package;
    const sandbox =
      application.source === 'flatpak' && name
        ? flatpakSandbox(files, home, name)
        : application.source === 'snap' && name
          ? snapSandbox(files, name)
          : null;
    return {
      data: {
        probe: known.id,
        ...(application.version ? { version: application.version } : {}),
        ...(application.source ? { source: application.source } : {}),
        ...own.facts,
        defaults: defaultApplications(context, known.types),
        errors: errors ?? [],
        networkFiles: networkFiles(files, ownProcesses(files, uid, known.processes)),
        ...(sandbox ? { sandbox } : {}),
      },
      ...(failed.length > 0 ? { missing: failed.join('; ') } : {}),
    };
  },
};
