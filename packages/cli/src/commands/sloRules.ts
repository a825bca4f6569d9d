import {
  generateRules,
  lintSloFiles,
  sloKey,
} from '@causeway/plugin-slo-common';
import { stringify } from 'yaml';
import { formatSloText } from '../slo/formatSloText';
import { readDurationOption } from '../slo/readDurationOption';
import { readSloFiles } from '../slo/readSloFiles';

/** `causeway slo rules`: what can't become rules is said on standard error, the rest is printed. */
export default async function sloRules(
  file: string,
  options: { window: string; exactPeriod?: boolean },
): Promise<void> {
  const windowMs = readDurationOption('window', options.window);
  const { slos, findings } = lintSloFiles(readSloFiles([file]), { windowMs });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const wrong = new Set(errors.flatMap(({ slo }) => (slo ? sloKey(slo) : [])));
  const { rules, skipped } = generateRules(
    slos.filter(slo => !wrong.has(sloKey(slo))),
    { windowMs, exactPeriod: options.exactPeriod },
  );
  process.stdout.write(stringify(rules, { lineWidth: 0 }));
  if (errors.length > 0) {
    process.stderr.write(
      `No rules for the SLOs with errors:\n\n${formatSloText(
        errors,
        slos.length,
      )}`,
    );
  }
  for (const { slo, reason } of skipped) {
    process.stderr.write(
      `No rules for ${slo.service}/${slo.name}: ${reason}\n`,
    );
  }
  if (errors.length + skipped.length > 0) process.exitCode = 1;
}
