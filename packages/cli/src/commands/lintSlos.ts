import { lintSloFiles } from '@causeway/plugin-slo-common';
import { UsageError } from '../errors';
import { formatSloGithub } from '../slo/formatSloGithub';
import { formatSloJson } from '../slo/formatSloJson';
import { formatSloSarif } from '../slo/formatSloSarif';
import { formatSloText } from '../slo/formatSloText';
import { readBuckets } from '../slo/readBuckets';
import { readDurationOption } from '../slo/readDurationOption';
import { readSloFiles } from '../slo/readSloFiles';

const FORMATS = {
  text: formatSloText,
  json: formatSloJson,
  sarif: formatSloSarif,
  github: formatSloGithub,
};

/** `causeway slo lint` */
export default async function lintSlos(
  files: string[],
  options: {
    format: string;
    window: string;
    retention?: string;
    metrics?: string;
  },
): Promise<void> {
  if (!Object.hasOwn(FORMATS, options.format)) {
    throw new UsageError(
      `--format is ${Object.keys(FORMATS).join(', ')}, not '${options.format}'`,
    );
  }
  const format = FORMATS[options.format as keyof typeof FORMATS];
  const { window, retention, metrics } = options;
  const { slos, findings } = lintSloFiles(readSloFiles(files), {
    windowMs: readDurationOption('window', window),
    ...(retention && {
      retentionMs: readDurationOption('retention', retention),
    }),
    ...(metrics && { buckets: readBuckets(metrics) }),
  });
  process.stdout.write(format(findings, slos.length));
  if (findings.some(({ severity }) => severity === 'error'))
    process.exitCode = 1;
}
