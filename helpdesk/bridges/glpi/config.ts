import { ConfigError } from '../../config.ts';
import { readDeskUrl } from '../http.ts';

export interface GlpiConfig {
  /** "https://glpi.example.org": without /apirest.php. */
  readonly url: string;
  /** Of the API client. */
  readonly appToken: string;
  /** Of the user that Pandu is over there. */
  readonly userToken: string;
  /** Number of the entity that tickets are made in; null: the user's own. */
  readonly entity: number | null;
  /** After which a call is given up, in milliseconds. */
  readonly timeoutMs: number;
}

/** The environment's GLPI, or null when it names none. @throws ConfigError with one line that says what to do */
export function readGlpiConfig(env: Readonly<Record<string, string | undefined>>): GlpiConfig | null {
  const { PANDU_GLPI_URL: url, PANDU_GLPI_APP_TOKEN: appToken, PANDU_GLPI_USER_TOKEN: userToken, PANDU_GLPI_ENTITY: entity } = env;
  if (!url && !appToken && !userToken && !entity) return null;
  if (!url || !appToken || !userToken)
    throw new ConfigError('PANDU_GLPI_URL, PANDU_GLPI_APP_TOKEN and PANDU_GLPI_USER_TOKEN belong together: set all three.');
  if (entity !== undefined && !/^\d{1,9}$/.test(entity)) throw new ConfigError('PANDU_GLPI_ENTITY: must be the number of an entity.');
  return {
    url: readDeskUrl('PANDU_GLPI_URL', url),
    appToken,
    userToken,
    entity: entity === undefined ? null : Number(entity),
    timeoutMs: 60_000,
  };
}
