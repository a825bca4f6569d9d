import { z } from 'zod';

const rule = z.object({
  name: z.string(),
  query: z.string(),
  labels: z.record(z.string(), z.string()).nullish(),
  health: z.string().nullish(),
  lastError: z.string().nullish(),
});

/** The rules that `/api/v1/rules` names, without their groups. */
export const sloRulesSchema = z
  .object({ groups: z.array(z.object({ rules: z.array(z.unknown()) })) })
  .transform(({ groups }) =>
    groups
      .flatMap(({ rules }) => rules)
      .flatMap(item => {
        const { data } = rule.safeParse(item);
        return data?.name === 'slo:sli_error:ratio_rate5m' ? [data] : [];
      }),
  );

/** A recording rule. */
export type RecordedRule = z.infer<typeof rule>;
