import { ApiError } from './ApiError';

type Labels = Record<string, string>;
type Requirement = (labels: Labels) => boolean;

const KEY = '[A-Za-z0-9._/-]+';
const VALUE = '[A-Za-z0-9._-]*';
const SET = new RegExp(`^(${KEY})\\s+(in|notin)\\s+\\(([^()]*)\\)$`);
const EQUALITY = new RegExp(`^(${KEY})\\s*(==|=|!=)\\s*(${VALUE})$`);
const EXISTS = new RegExp(`^(!?)\\s*(${KEY})$`);

/** Understands a label selector as the API server does; throws 400 otherwise. */
export function parseLabelSelector(selector: string): Requirement {
  const requirements = split(selector).map(parseRequirement);
  return labels => requirements.every(holds => holds(labels));
}

// A comma inside `in (a,b)` separates values, not requirements.
function split(selector: string): string[] {
  return selector
    .split(/,(?![^()]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}

function parseRequirement(text: string): Requirement {
  const set = SET.exec(text);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return operator === 'in'
      ? labels => key in labels && values.includes(labels[key])
      : labels => !(key in labels) || !values.includes(labels[key]);
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const exists = EXISTS.exec(text);
  if (exists) {
    const [, not, key] = exists;
    return labels => key in labels !== (not === '!');
  }
  throw new ApiError(
    400,
    'BadRequest',
    `unable to parse requirement: '${text}'`,
  );
}
