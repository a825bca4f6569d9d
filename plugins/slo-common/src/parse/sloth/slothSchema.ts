import { z } from 'zod';

/** As Sloth reads them: true and 0.2 are texts too. */
const text = z
  .union([z.string(), z.number(), z.boolean()], 'expected a text')
  .transform(String);

const labels = z.record(
  z
    .string()
    .min(1)
    .refine(key => key !== '__name__', '__name__ is the name of the metric'),
  text.refine(value => value !== '', 'a label without a value is no label'),
);
const annotations = z.record(z.string().min(1), text);

const alert = z.strictObject({
  disable: z.boolean().optional(),
  labels: labels.optional(),
  annotations: annotations.optional(),
});

const plugins = z.strictObject({
  overridePrevious: z.boolean().optional(),
  override_previous: z.boolean().optional(),
  chain: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        config: z.unknown().optional(),
        priority: z.number().optional(),
      }),
    )
    .optional(),
});

/** What is read of the plugins: which query language they check. */
export type SlothPlugins = z.infer<typeof plugins>;

/** What stands round the SLOs of a file; they are read one by one. */
export const slothFileSchema = z.strictObject({
  version: z.string().optional(),
  service: z.string(),
  labels: labels.optional(),
  slo_plugins: plugins.optional(),
  slos: z.array(z.unknown()).min(1, 'a list of at least one SLO'),
});

/** One SLO. Fields have the names of `prometheus/v1`; those of the CRD are renamed before. */
export const slothSloSchema = z.strictObject({
  name: z.string(),
  description: z.string().optional(),
  objective: z.number(),
  labels: labels.optional(),
  plugins: plugins.optional(),
  sli: z
    .strictObject({
      events: z
        .strictObject({ error_query: z.string(), total_query: z.string() })
        .optional(),
      raw: z.strictObject({ error_ratio_query: z.string() }).optional(),
      plugin: z
        .strictObject({
          id: z.string().min(1),
          options: z.record(z.string(), text).optional(),
        })
        .optional(),
    })
    .refine(
      ({ events, raw, plugin }) =>
        [events, raw, plugin].filter(Boolean).length === 1,
      'exactly one of events, raw and plugin',
    ),
  alerting: z
    .strictObject({
      name: z.string().optional(),
      labels: labels.optional(),
      annotations: annotations.optional(),
      page_alert: alert.optional(),
      ticket_alert: alert.optional(),
    })
    .refine(
      ({ name, page_alert: page, ticket_alert: ticket }) =>
        Boolean(name) || (page?.disable && ticket?.disable),
      {
        message: 'a name, as long as an alert is not disabled',
        path: ['name'],
      },
    ),
});

/** One SLO, as far as its shape goes. */
export type SlothSlo = z.infer<typeof slothSloSchema>;

/** Fields of the CRD that are spelled otherwise than in `prometheus/v1`. */
export const crdSpellings: Record<string, string> = {
  slo_plugins: 'sloPlugins',
  error_query: 'errorQuery',
  total_query: 'totalQuery',
  error_ratio_query: 'errorRatioQuery',
  page_alert: 'pageAlert',
  ticket_alert: 'ticketAlert',
};

/** Every field of `prometheus/v1`. */
export const slothKeys = [
  ...['version', 'service', 'labels', 'slo_plugins', 'slos', 'name'],
  ...['description', 'objective', 'plugins', 'sli', 'alerting', 'events'],
  ...['raw', 'plugin', 'error_query', 'total_query', 'error_ratio_query'],
  ...['annotations', 'page_alert', 'ticket_alert', 'disable', 'id', 'options'],
];
