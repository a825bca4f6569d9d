/** A call of kubectl, taken apart. */
export interface KubectlCall {
  /** `get`, `rollout restart`, `argo rollouts abort`. */
  verb: string;
  namespace?: string;
  allNamespaces: boolean;
  selector?: string;
  /** What it is called on: `deployment/demo`, or a type and names. */
  targets: Array<{ type: string; name?: string }>;
  container?: string;
}

const WITH_VALUE = new Set([
  '-n',
  '--namespace',
  '-l',
  '--selector',
  '-o',
  '--output',
  '-f',
  '--filename',
  '-c',
  '--container',
  '--tail',
  '--since',
  '--context',
  '--sort-by',
  '--field-selector',
  '--for',
  '--timeout',
  '--max-log-requests',
  '--revision',
  '-p',
  '--type',
  '--image',
  '--replicas',
  '--grace-period',
]);

const TWO_WORDS: Record<string, number> = {
  rollout: 2,
  top: 2,
  config: 2,
  auth: 2,
  argo: 3,
  create: 2,
  set: 2,
};

function typeAndName(word: string): { type: string; name: string } {
  const [type, name] = word.split('/');
  return { type, name };
}

/** What a command is called on, from the words that follow its verb. */
function targetsOf(verb: string, rest: string[]): KubectlCall['targets'] {
  const [first = ''] = rest;
  if (/^(logs|exec|attach|port-forward|cp)$/.test(verb)) {
    return rest
      .slice(0, 1)
      .map(word =>
        word.includes('/') ? typeAndName(word) : { type: 'pod', name: word },
      );
  }
  if (verb.startsWith('argo ')) {
    // "get rollout NAME", but "abort NAME".
    return rest
      .filter(word => !/^(rollouts?|ro)$/.test(word))
      .slice(0, 1)
      .map(name => ({ type: 'rollout', name }));
  }
  if (first.includes('/')) return rest.map(typeAndName);
  return first
    .split(',')
    .filter(Boolean)
    .flatMap(type =>
      rest.length > 1
        ? rest.slice(1).map(name => ({ type, name }))
        : [{ type }],
    );
}

/** Takes the words of a kubectl command apart; nothing when it is another program. */
export function readKubectl(words: readonly string[]): KubectlCall | undefined {
  if (words[0] !== 'kubectl') return undefined;
  const flags = new Map<string, string>();
  const plain: string[] = [];
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index];
    if (word === '--') break;
    if (word.startsWith('-')) {
      const [flag, value] = word.split(/=(.*)/s);
      if (value !== undefined) flags.set(flag, value);
      else if (WITH_VALUE.has(word)) {
        index += 1;
        flags.set(word, words[index] ?? '');
      } else flags.set(word, '');
    } else plain.push(word);
  }
  const length = TWO_WORDS[plain[0]] ?? 1;
  const verb = plain.slice(0, length).join(' ');
  const rest =
    length === 2 && plain[0] === 'top'
      ? [plain[1], ...plain.slice(2)]
      : plain.slice(length);
  const targets = targetsOf(verb, rest);
  const namespace = flags.get('-n') ?? flags.get('--namespace');
  const selector = flags.get('-l') ?? flags.get('--selector');
  const container = flags.get('-c') ?? flags.get('--container');
  return {
    verb,
    allNamespaces: flags.has('-A') || flags.has('--all-namespaces'),
    targets,
    ...(namespace !== undefined && { namespace }),
    ...(selector !== undefined && { selector }),
    ...(container !== undefined && { container }),
  };
}
