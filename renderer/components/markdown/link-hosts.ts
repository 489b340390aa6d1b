import { createContext } from 'react';

/** Hosts that links may lead to, as policy names them; none: any. */
export const LinkHosts = createContext<readonly string[]>([]);
