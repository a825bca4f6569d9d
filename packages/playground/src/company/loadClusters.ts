import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { clustersFileSchema, type Cluster } from './Cluster';
import { companyPath } from './companyPath';

/** Reads what runs where from the company's files. */
export async function loadClusters(): Promise<Cluster[]> {
  const text = await readFile(companyPath('clusters.yaml'), 'utf8');
  return clustersFileSchema.parse(parse(text)).clusters;
}
