/** The version of OpenSLO that is read: as the specification spells it, and as the resources of the operator osko do. */
const API_VERSIONS: readonly unknown[] = ['openslo/v1', 'openslo.com/v1'];

/** Whether a document with this `apiVersion` is OpenSLO v1. */
export function isOpenSlo(apiVersion: unknown): boolean {
  return API_VERSIONS.includes(apiVersion);
}
