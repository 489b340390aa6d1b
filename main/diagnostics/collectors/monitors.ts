/**
 * Scales that GNOME wrote down in monitors.xml: for each arrangement of screens that was ever used, its logical monitors. The
 * last one that names a socket counts. Read with plain searches: the file is the user's own and small.
 * @returns sockets ("DP-1") to scales
 */
export function parseMonitors(xml: string): Map<string, number> {
  const scales = new Map<string, number>();
  for (const block of xml.split('<logicalmonitor>').slice(1, 200)) {
    const scale = Number(/<scale>([\d.]{1,20})<\/scale>/.exec(block)?.[1] ?? Number.NaN);
    const connector = /<connector>([\w-]{1,40})<\/connector>/.exec(block)?.[1];
    if (connector && scale > 0 && scale <= 10) scales.set(connector, scale);
  }
  return scales;
}
