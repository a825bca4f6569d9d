import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { stringify } from 'yaml';
import { readRender } from '../check/readRender';
import { CORPUS } from '../mutations/corpus';
import { INEXPRESSIBLE } from '../mutations/inexpressible';
import {
  PlaceNotFoundError,
  RepositoryEditor,
} from '../mutations/RepositoryEditor';
import {
  Baseline,
  MutationResult,
  runMutation,
} from '../mutations/runMutation';
import { summarise, verdictOf } from '../mutations/summarise';
import { ALL_RULES, RULES_BY_AREA } from './allRules';
import { checkFiles } from './checkFiles';
import { ParseCache, Repository } from './model/Repository';
import { OBJECTS, RULE_EXAMPLES } from './testing/ruleExamples';

jest.setTimeout(120_000);

const BIN = path.resolve(__dirname, '../../bin/causeway'); // eslint-disable-line no-restricted-syntax -- of this package
const folder = createMockDirectory();
/** Every golden path is checked by `templates check`; tests take the one that has most of everything. */
const TEMPLATE = 'resilient-api';
let render: ReadonlyMap<string, string>;
const parsed: ParseCache = new Map();

/** Objects of production as helm prints them, with the alerts and dashboards of the render. */
function productionObjects(files: ReadonlyMap<string, string>): string {
  const repository = new Repository(files);
  const rules = repository.paths(/^deploy\/helm\/rules\//).map(file => ({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: file, namespace: 'demo-prod' },
    spec: repository.document(file)?.raw,
  }));
  const dashboards = repository
    .paths(/^deploy\/helm\/dashboards\//)
    .map(file => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'dashboard', labels: { grafana_dashboard: '1' } },
      data: { dashboard: repository.text(file) },
    }));
  const recorded = fs.readFileSync(
    // eslint-disable-next-line no-restricted-syntax -- a fixture beside this test
    path.resolve(__dirname, '__fixtures__/prod.yaml'),
    'utf8',
  );
  return [
    recorded,
    ...[...rules, ...dashboards].map(object => stringify(object)),
  ].join('---\n');
}

/** What the rules say about files beside which stand the objects of production. */
function check(files: ReadonlyMap<string, string>) {
  const manifests = new Map([['prod', files.get(OBJECTS) ?? '']]);
  const own = new Map([...files].filter(([file]) => file !== OBJECTS));
  return checkFiles(own, { manifests, parsed });
}

beforeAll(async () => {
  const out = folder.resolve('render');
  // As people do it: the scaffolder inside isn't made to be stopped within a test.
  await promisify(execFile)(
    process.execPath,
    [BIN, 'templates', 'render', TEMPLATE, '--out', out],
    { env: { PATH: process.env.PATH, HOME: folder.path } },
  );
  render = (await readRender(out)).texts;
});

describe('rules', () => {
  it('have names of their own, and say what, why and how to fix', () => {
    const ids = ALL_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const rule of ALL_RULES) {
      expect(rule.id).toMatch(/^[a-z][a-z-]*$/);
      expect(rule.what).toMatch(/\.$/);
      expect(rule.why).toMatch(/\.$/);
      expect(rule.fix).toMatch(/^[a-z].*[^.]$/);
    }
  });

  it('find nothing in what the golden path makes, and say which of them could not look without the chart', () => {
    const { findings, notChecked } = checkFiles(render);
    expect(findings).toEqual([]);
    expect(notChecked.map(({ rule }) => rule)).toEqual(
      ALL_RULES.filter(rule => rule.needsManifests).map(({ id }) => id),
    );
  });

  it('each find what breaks them, and those about objects nothing in clean ones', () => {
    const clean = new Map(render);
    clean.set(OBJECTS, productionObjects(render));
    // The fixture holds one environment; what the others need is left out.
    for (const environment of ['dev', 'staging']) {
      clean.delete(`deploy/helm/values-${environment}.yaml`);
    }
    const before = check(clean).findings;
    const aboutObjects = [
      ...RULES_BY_AREA.kubernetes,
      ...RULES_BY_AREA.network,
    ].map(({ id }) => id);
    expect(
      before.filter(({ rule }) => aboutObjects.includes(rule ?? '')),
    ).toEqual([]);

    for (const [id, breakIt] of Object.entries(RULE_EXAMPLES)) {
      const editor = new RepositoryEditor(clean);
      breakIt(editor);
      const found = check(editor.files).findings.filter(
        finding =>
          finding.rule === id &&
          !before.some(({ message }) => message === finding.message),
      );
      expect({ id, found: found.length > 0 }).toEqual({ id, found: true });
      expect(found[0].file).not.toBe('');
      expect(found[0].message).toContain(': ');
    }
  });
});

describe('the corpus of defects', () => {
  it('covers every defect of the source documents once', () => {
    const numbers = [...CORPUS, ...INEXPRESSIBLE].map(({ defect }) => defect);
    expect(numbers.sort((left, right) => left - right)).toEqual(
      Array.from({ length: 95 }, (_, index) => index + 1),
    );
  });

  it('names rules that exist, and every rule has an example that it finds', () => {
    const ids = ALL_RULES.map(({ id }) => id);
    const named = CORPUS.flatMap(({ killers }) => killers)
      .filter(killer => killer.startsWith('rules/'))
      .map(killer => killer.slice('rules/'.length));
    expect(named.filter(id => !ids.includes(id))).toEqual([]);
    const examples = [...named, ...Object.keys(RULE_EXAMPLES)];
    expect(ids.filter(id => !examples.includes(id))).toEqual([]);
  });

  it('is found by the rules about files, without any other program', async () => {
    const baseline: Baseline = {
      files: render,
      manifests: new Map(),
      result: checkFiles(render, { parsed }),
      parsed,
    };
    const results: MutationResult[] = [];
    for (const mutation of CORPUS) {
      // Renders with other answers are left to `templates mutate`.
      if (mutation.template === TEMPLATE && !mutation.values) {
        results.push(await runMutation(mutation, baseline));
      }
    }
    const summary = summarise(results);
    const survived = results.filter(result => verdictOf(result) === 'survived');
    expect(survived.map(({ mutation }) => mutation.what)).toEqual([]);
    // Every rule that was expected to find a defect and could look did.
    expect(summary.silent).toEqual([]);
    expect(summary.killed).toBeGreaterThanOrEqual(40);
  });

  it('never lets a defect do nothing', () => {
    const editor = new RepositoryEditor(new Map([['a', 'text']]));
    expect(() => editor.replace('a', 'other', 'x')).toThrow(PlaceNotFoundError);
    expect(() => editor.remove('b')).toThrow(PlaceNotFoundError);
    expect(() => editor.add('a', '')).toThrow('is there already');
    editor.replace('a', /t(e)x/, '$1');
    expect(editor.files.get('a')).toBe('et');
    expect([...editor.changed]).toEqual(['a']);
  });
});
