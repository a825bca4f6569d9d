import { z } from 'zod';

const schema = z.object({
  CAUSEWAY_PLAYGROUND_PORT: z.coerce.number().int().min(0).max(65535),
  CAUSEWAY_PORTAL_URL: z.url(),
  CAUSEWAY_PLAYGROUND_TOKEN: z.string().min(16),
  CAUSEWAY_PLAYGROUND_SEED: z.string().default('quizmentor'),
  CAUSEWAY_PLAYGROUND_TIME: z.iso.datetime().optional(),
});

/** The settings of the playground, from the variables that start it. */
export function readEnvironment(env: NodeJS.ProcessEnv) {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    throw new Error(
      `The playground can't start:\n${z.prettifyError(parsed.error)}`,
    );
  }
  const { data } = parsed;
  return {
    port: data.CAUSEWAY_PLAYGROUND_PORT,
    portalUrl: data.CAUSEWAY_PORTAL_URL.replace(/\/+$/, ''),
    token: data.CAUSEWAY_PLAYGROUND_TOKEN,
    seed: data.CAUSEWAY_PLAYGROUND_SEED,
    time: data.CAUSEWAY_PLAYGROUND_TIME,
  };
}
