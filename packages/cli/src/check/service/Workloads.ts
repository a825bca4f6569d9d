import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const container = z.object({
  command: z.array(z.string()).optional(),
  args: z.array(z.string()).optional(),
  env: z
    .array(z.object({ name: z.string(), value: z.string().optional() }))
    .optional(),
});

const workload = z.object({
  kind: z.enum(['Deployment', 'Rollout', 'Job']),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    template: z.object({
      spec: z.object({ containers: z.array(container).min(1) }),
    }),
  }),
});

const configMap = z.object({
  kind: z.literal('ConfigMap'),
  data: z.record(z.string(), z.string()),
});

/** Something that the chart runs. */
export interface Workload {
  kind: 'Deployment' | 'Rollout' | 'Job';
  name: string;
  /** What it runs; empty: what the image says. */
  command: string[];
  /** Settings that stand in the object itself. */
  env: Record<string, string>;
}

/** What a chart runs, and with which settings. */
export interface Workloads {
  workloads: Workload[];
  /** Settings of its ConfigMaps, but for files that are mounted. */
  settings: Record<string, string>;
}

const SETTING = /^[A-Z][A-Z0-9_]*$/;

/** Reads what a chart runs from its objects. */
export function readWorkloads(manifests: string): Workloads {
  const objects: unknown[] = parseAllDocuments(manifests).map(document =>
    document.toJS(),
  );
  const workloads = objects.flatMap(object => {
    const { data } = workload.safeParse(object);
    if (!data) {
      return [];
    }
    const [first] = data.spec.template.spec.containers;
    return {
      kind: data.kind,
      name: data.metadata.name,
      command: [...(first.command ?? []), ...(first.args ?? [])],
      env: Object.fromEntries(
        (first.env ?? []).flatMap(({ name, value }) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
    };
  });
  const settings = Object.fromEntries(
    objects.flatMap(object => {
      const { data } = configMap.safeParse(object);
      return Object.entries(data?.data ?? {}).filter(([key]) =>
        SETTING.test(key),
      );
    }),
  );
  return { workloads, settings };
}

/** What an image runs, by its Dockerfile: the last ENTRYPOINT and CMD, which must be lists. */
export function imageCommand(dockerfile: string): string[] {
  const last = (instruction: string): string[] => {
    const lines = [
      ...dockerfile.matchAll(
        new RegExp(`^${instruction}\\s+(\\[.*\\])\\s*$`, 'gm'),
      ),
    ];
    return JSON.parse(lines.at(-1)?.[1] ?? '[]');
  };
  return [...last('ENTRYPOINT'), ...last('CMD')];
}
