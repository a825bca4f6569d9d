import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import { kubernetesPermissions } from '@backstage/plugin-kubernetes-common';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import { localGitPermissions } from '@causeway/plugin-local-git-common';
import { sloPermissions } from '@causeway/plugin-slo-common';
import { decide } from './lib/decide';
import { ruleFor, rules } from './rules';
import type { Membership } from './services/MembershipResolver';

const guest: Membership = {
  userEntityRef: 'user:development/guest',
  isMember: false,
  isPlatform: false,
  entityRefs: ['user:development/guest'],
};
const ada: Membership = {
  userEntityRef: 'user:default/ada',
  isMember: true,
  isPlatform: false,
  entityRefs: ['user:default/ada', 'group:default/learning'],
};
const noor: Membership = { ...ada, isMember: true, isPlatform: true };

const known = new Map<string, Permission>(
  [
    ...catalogPermissions,
    ...scaffolderPermissions,
    ...kubernetesPermissions,
    ...localGitPermissions,
    ...sloPermissions,
    createPermission({ name: 'new.read', attributes: { action: 'read' } }),
    createPermission({ name: 'new.change', attributes: { action: 'update' } }),
    createPermission({ name: 'new.act', attributes: {} }),
    createPermission({
      name: 'new.thing.read',
      attributes: { action: 'read' },
      resourceType: 'new-thing',
    }),
    createPermission({
      name: 'new.thing.delete',
      attributes: { action: 'delete' },
      resourceType: 'new-thing',
    }),
    createPermission({
      name: 'catalog.entity.annotate',
      attributes: {},
      resourceType: 'catalog-entity',
    }),
  ].map(permission => [permission.name, permission]),
);

function find(name: string): Permission {
  const permission = known.get(name);
  if (!permission) {
    throw new Error(`Permission '${name}' does not exist`);
  }
  return permission;
}

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;

// permission, row, guest, member of a product team, platform engineer
const table = [
  ['scaffolder.task.read', 'own-tasks', CONDITIONAL, CONDITIONAL, ALLOW],
  ['scaffolder.task.cancel', 'own-tasks', CONDITIONAL, CONDITIONAL, ALLOW],
  [
    'scaffolder.template.parameter.read',
    'template-parts',
    CONDITIONAL,
    CONDITIONAL,
    ALLOW,
  ],
  [
    'scaffolder.template.step.read',
    'template-parts',
    CONDITIONAL,
    CONDITIONAL,
    ALLOW,
  ],
  ['scaffolder.task.create', 'run-templates', DENY, ALLOW, ALLOW],
  ['scaffolder.action.execute', 'run-templates', DENY, ALLOW, ALLOW],
  ['scaffolder.template.dry-run', 'run-templates', DENY, ALLOW, ALLOW],
  ['scaffolder.template.management', 'everything-else', DENY, DENY, ALLOW],
  ['catalog.entity.create', 'register', DENY, ALLOW, ALLOW],
  ['catalog.entity.validate', 'register', DENY, ALLOW, ALLOW],
  ['catalog.location.create', 'register', DENY, ALLOW, ALLOW],
  ['catalog.location.analyze', 'register', DENY, ALLOW, ALLOW],
  ['catalog.location.delete', 'shared-catalog-sources', DENY, DENY, ALLOW],
  ['catalog.ingestion.manage', 'shared-catalog-sources', DENY, DENY, ALLOW],
  ['catalog.entity.read', 'read', ALLOW, ALLOW, ALLOW],
  ['catalog.location.read', 'read', ALLOW, ALLOW, ALLOW],
  ['catalog.ingestion.read', 'read', ALLOW, ALLOW, ALLOW],
  ['catalog.entity.refresh', 'change-entity', DENY, CONDITIONAL, ALLOW],
  ['catalog.entity.delete', 'change-entity', DENY, CONDITIONAL, ALLOW],
  ['catalog.entity.annotate', 'change-entity', DENY, CONDITIONAL, ALLOW],
  ['kubernetes.clusters.read', 'read', ALLOW, ALLOW, ALLOW],
  ['kubernetes.resources.read', 'read', ALLOW, ALLOW, ALLOW],
  ['kubernetes.proxy', 'cluster-proxy', DENY, DENY, ALLOW],
  ['local-git.repository.read', 'read', ALLOW, ALLOW, ALLOW],
  ['local-git.repository.create', 'create-repository', DENY, ALLOW, ALLOW],
  ['local-git.proposal.create', 'propose-change', DENY, ALLOW, ALLOW],
  [
    'local-git.repository.update',
    'change-repository',
    DENY,
    CONDITIONAL,
    ALLOW,
  ],
  [
    'local-git.repository.delete',
    'change-repository',
    DENY,
    CONDITIONAL,
    ALLOW,
  ],
  ['slo.read', 'read', ALLOW, ALLOW, ALLOW],
  ['slo.gate.read', 'read', ALLOW, ALLOW, ALLOW],
  ['slo.refresh', 'refresh-slos', DENY, ALLOW, ALLOW],
  ['slo.waiver.grant', 'grant-waiver', DENY, DENY, ALLOW],
  ['slo.samples.write', 'push-slo-data', DENY, DENY, ALLOW],
  ['slo.events.write', 'push-slo-data', DENY, DENY, ALLOW],
  ['new.read', 'read', ALLOW, ALLOW, ALLOW],
  ['new.thing.read', 'read', ALLOW, ALLOW, ALLOW],
  ['new.change', 'everything-else', DENY, DENY, ALLOW],
  ['new.act', 'everything-else', DENY, DENY, ALLOW],
  ['new.thing.delete', 'everything-else', DENY, DENY, ALLOW],
] as const;

describe('rules', () => {
  it.each(table)('decides %s by row %s', (name, row, forGuest, forAda, all) => {
    const permission = find(name);
    expect(ruleFor(permission).id).toBe(row);
    expect(decide(permission, guest).result).toBe(forGuest);
    expect(decide(permission, ada).result).toBe(forAda);
    expect(decide(permission, noor).result).toBe(all);
  });

  it('has a tested answer for every permission of the plugins it knows', () => {
    const tested = table.map(([name]) => name as string);
    expect([...known.keys()].filter(name => !tested.includes(name))).toEqual(
      [],
    );
  });

  it('names only permissions that exist', () => {
    const named = rules.flatMap(rule => rule.match.names ?? []);
    expect(named.filter(name => !known.has(name))).toEqual([]);
  });

  it('asks the catalog who owns an entity', () => {
    expect(decide(find('catalog.entity.delete'), ada)).toEqual({
      result: CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: ['user:default/ada', 'group:default/learning'] },
      },
    });
  });

  it("tells a task's creator by the person alone, not by their groups", () => {
    expect(decide(find('scaffolder.task.read'), ada)).toMatchObject({
      conditions: { params: { createdBy: ['user:default/ada'] } },
    });
  });

  it('is written in the documentation, row by row and in order', () => {
    const docs = readFileSync(
      resolvePackagePath(
        '@causeway/plugin-permission-backend-module-ownership',
        '../../docs/permissions.md',
      ),
      'utf8',
    );
    const documented = [
      ...docs.matchAll(/^\| `([a-z-]+)` +\| (\w+) +\|/gm),
    ].map(([, id, grant]) => [id, grant]);
    expect(documented).toEqual(rules.map(rule => [rule.id, rule.grant]));
  });
});
