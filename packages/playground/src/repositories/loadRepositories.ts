import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parse } from 'yaml';
import { companyPath } from '../company/companyPath';
import { repositorySpecSchema, type CompanyRepository } from './RepositorySpec';

/** Reads the company's repositories: `company/repositories/<owner>/<name>`. */
export async function loadRepositories(): Promise<CompanyRepository[]> {
  const root = companyPath('repositories');
  const owners = await foldersIn(root);
  const folders = await Promise.all(owners.map(foldersIn));
  return Promise.all(folders.flat().map(load));
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => join(folder, entry.name))
    .sort();
}

async function load(folder: string): Promise<CompanyRepository> {
  const text = await readFile(join(folder, 'repository.yaml'), 'utf8');
  const root = join(folder, 'files');
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
  const files = await Promise.all(
    paths.map(
      async path =>
        [
          relative(root, path).split(sep).join('/'),
          await readFile(path, 'utf8'),
        ] as const,
    ),
  );
  return {
    spec: repositorySpecSchema.parse(parse(text)),
    files: new Map(files),
  };
}
