import { z } from 'zod';

// The page's policy forbids what zod would compile; a page of ours has no zod in it, the fake bridge has.
z.config({ jitless: true });
