import type { Permission } from '@backstage/plugin-permission-common';
import { matches, type PermissionMatch } from './lib/matches';

/**
 * Who a rule lets through. The platform group passes every rule.
 *
 * - `anyone`: whoever is signed in, also a guest without a catalog user
 * - `member`: a person who has a User entity in the catalog
 * - `owner`: a member who owns the resource, directly or through groups
 * - `creator`: the person who started the resource (a scaffolder task)
 * - `runner`: anyone, except where the template part names who may run it
 * - `platform`: only the platform group
 */
export type Grant =
  | 'anyone'
  | 'member'
  | 'owner'
  | 'creator'
  | 'runner'
  | 'platform';

/** One row of the rule table. */
export interface Rule {
  /** Names the row in the documentation and in the debug log. */
  id: string;
  /** Which permissions the row is about; all given fields must match. */
  match: PermissionMatch;
  /** Who passes. */
  grant: Grant;
  /** What the row means to a person. */
  means: string;
}

/**
 * The whole policy: the first row that matches a permission decides it.
 *
 * Rows that name a permission come first; the last three decide by kind of
 * action, so that a permission nobody thought of has a safe answer.
 */
export const rules: readonly Rule[] = [
  {
    id: 'own-tasks',
    match: { resourceType: 'scaffolder-task' },
    grant: 'creator',
    means: 'see, cancel and retry a task',
  },
  {
    id: 'template-parts',
    match: { resourceType: 'scaffolder-template' },
    grant: 'runner',
    means: 'get the questions and the steps of a template',
  },
  {
    id: 'run-templates',
    match: {
      names: [
        'scaffolder.task.create',
        'scaffolder.action.execute',
        'scaffolder.template.dry-run',
      ],
    },
    grant: 'member',
    means: 'run a template, or try it without effect',
  },
  {
    id: 'register',
    match: {
      names: [
        'catalog.location.create',
        'catalog.location.analyze',
        'catalog.entity.create',
        'catalog.entity.validate',
      ],
    },
    grant: 'member',
    means: 'check a catalog file and register it',
  },
  {
    id: 'create-repository',
    match: { names: ['local-git.repository.create'] },
    grant: 'member',
    means: 'create a repository in the embedded Git host',
  },
  {
    id: 'propose-change',
    match: { names: ['local-git.proposal.create'] },
    grant: 'member',
    means: 'propose a change to any repository, and comment on proposals',
  },
  {
    id: 'shared-catalog-sources',
    match: { names: ['catalog.location.delete', 'catalog.ingestion.manage'] },
    grant: 'platform',
    means: 'remove a source that can hold entities of many teams',
  },
  {
    id: 'cluster-proxy',
    match: { names: ['kubernetes.proxy'] },
    grant: 'platform',
    means: 'send requests of your own to a cluster, reads and writes alike',
  },
  {
    id: 'refresh-slos',
    match: { names: ['slo.refresh'] },
    grant: 'member',
    means: 'have the SLOs of a service read and counted now',
  },
  {
    id: 'grant-waiver',
    match: { names: ['slo.waiver.grant'] },
    grant: 'platform',
    means: "grant and revoke waivers of any service's error-budget policy",
  },
  {
    id: 'push-slo-data',
    match: { names: ['slo.samples.write', 'slo.events.write'] },
    grant: 'platform',
    means: 'push what SLOs are counted from; the API takes it from tokens only',
  },
  {
    id: 'read',
    match: { actions: ['read'] },
    grant: 'anyone',
    means: 'read anything else',
  },
  {
    id: 'change-entity',
    match: { resourceType: 'catalog-entity' },
    grant: 'owner',
    means: 'refresh or delete a catalog entity',
  },
  {
    id: 'change-repository',
    match: { resourceType: 'local-git-repository' },
    grant: 'owner',
    means: 'push to a repository, merge or close its proposals, delete it',
  },
  {
    id: 'everything-else',
    match: {},
    grant: 'platform',
    means: 'change anything that no other row is about',
  },
];

/** The row that decides about a permission. */
export function ruleFor(permission: Permission): Rule {
  const rule = rules.find(candidate => matches(candidate.match, permission));
  if (!rule) {
    // The last row matches everything, so this can only be a broken table.
    throw new Error(`No rule decides about permission '${permission.name}'`);
  }
  return rule;
}
