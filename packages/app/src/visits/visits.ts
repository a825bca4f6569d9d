/** A page that somebody was on. */
export interface Visit {
  /** Where it is, from the root of the portal. */
  path: string;
  /** What it shows, e.g. the name of a service. */
  name: string;
  /** What kind of thing that is, e.g. `component`. */
  kind: string;
}

const KEPT = 12;

const PATTERNS: { pattern: RegExp; kind?: string }[] = [
  // /catalog/<namespace>/<kind>/<name>, on whichever tab
  { pattern: /^(\/catalog\/[^/]+\/(?<kind>[^/]+)\/(?<name>[^/]+))(\/|$)/ },
  {
    pattern: /^(\/repositories\/(?<name>[^/]+\/[^/]+))(\/|$)/,
    kind: 'repository',
  },
  {
    pattern: /^(\/create\/templates\/[^/]+\/(?<name>[^/]+))(\/|$)/,
    kind: 'template',
  },
];

/** What a path shows, if that is something one comes back to. */
export function visitOf(pathname: string): Visit | undefined {
  for (const { pattern, kind } of PATTERNS) {
    const match = pattern.exec(pathname);
    if (match?.groups) {
      try {
        return {
          path: match[1],
          name: decodeURIComponent(match.groups.name),
          kind: kind ?? decodeURIComponent(match.groups.kind),
        };
      } catch {
        // A path that can't be decoded shows nothing.
        return undefined;
      }
    }
  }
  return undefined;
}

function keyOf(userRef: string): string {
  return `causeway.visits.${userRef}`;
}

function isVisit(value: unknown): value is Visit {
  const { path, name, kind } = (value ?? {}) as Record<string, unknown>;
  return (
    typeof path === 'string' &&
    path.startsWith('/') &&
    typeof name === 'string' &&
    typeof kind === 'string'
  );
}

/** The pages that somebody was on last, newest first; kept in the browser. */
export function readVisits(userRef: string): Visit[] {
  try {
    const stored: unknown = JSON.parse(
      localStorage.getItem(keyOf(userRef)) ?? '[]',
    );
    return Array.isArray(stored) ? stored.filter(isVisit) : [];
  } catch {
    // What can't be read is as good as nothing.
    return [];
  }
}

/** Puts a visit on top of the list. */
export function recordVisit(userRef: string, visit: Visit): void {
  const others = readVisits(userRef).filter(v => v.path !== visit.path);
  localStorage.setItem(
    keyOf(userRef),
    JSON.stringify([visit, ...others].slice(0, KEPT)),
  );
}
