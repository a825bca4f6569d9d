import {
  createServiceFiles,
  type ServiceFiles,
  type ServiceFilesOptions,
} from '@causeway/plugin-service-files-node';
import {
  DEFAULT_ERROR_BUDGET_POLICY_FILE,
  DEFAULT_SLO_FILES,
  ERROR_BUDGET_POLICY_ANNOTATION,
  SLO_FILES_ANNOTATION,
} from '@causeway/plugin-slo-common';
import type { SpecSync } from './SpecSync';
import { FILE_SETS } from './toServiceSpecs';

const EXTENSIONS = ['.yaml', '.yml'];

/** SLO files and error-budget policies of all components in the catalog, kept read. */
export function createSpecFiles(
  options: Omit<
    ServiceFilesOptions,
    'id' | 'sets' | 'entityFilter' | 'onChange'
  > & { sync: SpecSync },
): ServiceFiles {
  const { sync, ...services } = options;
  const files: ServiceFiles = createServiceFiles({
    ...services,
    id: 'slo',
    sets: [
      {
        name: FILE_SETS.slos,
        annotation: SLO_FILES_ANNOTATION,
        defaultPatterns: DEFAULT_SLO_FILES.split(','),
        extensions: EXTENSIONS,
      },
      {
        name: FILE_SETS.policy,
        annotation: ERROR_BUDGET_POLICY_ANNOTATION,
        defaultPatterns: [DEFAULT_ERROR_BUDGET_POLICY_FILE],
        extensions: EXTENSIONS,
      },
    ],
    entityFilter: { kind: 'Component' },
    onChange: change => sync.onChange(change, files),
  });
  return files;
}
