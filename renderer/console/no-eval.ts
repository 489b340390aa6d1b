import { z } from 'zod';

// Our policy for pages forbids eval, which zod would try for speed: each try is a violation that somebody has to look at.
z.config({ jitless: true });
