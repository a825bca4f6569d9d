import type { Value } from '../model/Value';
import { titleOf } from '../model/workloads';
import type { Problem, Rule } from '../Rule';

/** The prefixes that a route lets through to the app, as the app sees them. */
function prefixesOf(route: Value): Array<{ prefix: string; at: Value }> {
  return route
    .list('spec.rules')
    .filter(
      rule =>
        !rule.list('filters').some(filter => filter.is('URLRewrite', 'type')),
    )
    .flatMap(rule => rule.list('matches'))
    .map(match => ({ prefix: match.text('path.value'), at: match }));
}

/** Defect 27 of the source documents. */
export const routesReachApp: Rule = {
  id: 'routes-reach-app',
  what: 'Paths that a route lets in are paths that the app serves (openapi.json), and all of its API is let in.',
  why: 'A route on /api/NAME that nobody strips ends in 404 for every caller, while every probe is green.',
  fix: 'route the prefix that openapi.json has, or rewrite the path in the route',
  needsManifests: true,
  *check(repository): Iterable<Problem> {
    const api = repository.document('openapi.json');
    const served = (api?.entries('paths') ?? [])
      .map(([path]) => path)
      .filter(path => !/^\/(healthz|readyz|metrics)$/.test(path));
    if (served.length === 0) return;
    const routes = repository.ofKind('HTTPRoute');
    for (const route of routes) {
      const prefixes = prefixesOf(route.value);
      const under = (path: string, prefix: string) =>
        prefix === '/' || path === prefix || path.startsWith(`${prefix}/`);
      for (const { prefix, at } of prefixes) {
        if (prefix && !served.some(path => under(path, prefix))) {
          yield {
            file: at.file,
            line: at.line,
            message: `${titleOf(
              route,
            )} lets in ${prefix}, which openapi.json doesn't serve`,
          };
        }
      }
      const shut = served.find(
        path => !prefixes.some(({ prefix }) => !prefix || under(path, prefix)),
      );
      if (prefixes.length > 0 && shut) {
        yield {
          file: route.value.file,
          line: route.value.at('spec.rules').line,
          message: `${titleOf(route)} doesn't let in ${shut}`,
        };
      }
    }
  },
};
