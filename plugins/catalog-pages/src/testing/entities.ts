import { Entity } from '@backstage/catalog-model';

/** An entity for tests, with the relations given as `type: refs`. */
export function testEntity(options: {
  kind?: string;
  name: string;
  title?: string;
  description?: string;
  annotations?: Record<string, string>;
  tags?: string[];
  spec?: Entity['spec'];
  relations?: Record<string, string[]>;
}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: options.kind ?? 'Component',
    metadata: {
      name: options.name,
      namespace: 'default',
      title: options.title,
      description: options.description,
      annotations: options.annotations,
      tags: options.tags,
    },
    spec: options.spec,
    relations: Object.entries(options.relations ?? {}).flatMap(([type, refs]) =>
      refs.map(targetRef => ({ type, targetRef })),
    ),
  };
}

/** A service of a team, in a system. */
export function testService(
  name: string,
  options: { owner?: string; type?: string; description?: string } = {},
): Entity {
  const owner = options.owner ?? 'team-learning';
  return testEntity({
    name,
    description: options.description,
    spec: {
      type: options.type ?? 'service',
      lifecycle: 'production',
      owner,
      system: 'quizmentor',
    },
    relations: {
      ownedBy: [`group:default/${owner}`],
      partOf: ['system:default/quizmentor'],
    },
  });
}

/** The team and the system that {@link testService} refers to. */
export const testSurroundings: Entity[] = [
  testEntity({
    kind: 'Group',
    name: 'team-learning',
    spec: { type: 'team', profile: { displayName: 'Team Learning' } },
  }),
  testEntity({
    kind: 'Group',
    name: 'team-scoring',
    spec: { type: 'team', profile: { displayName: 'Team Scoring' } },
  }),
  testEntity({ kind: 'System', name: 'quizmentor', title: 'QuizMentor' }),
];
