/** What every render has unless the values say otherwise: a name, and an owner that the playground has. */
export const DEFAULT_VALUES = { name: 'demo', owner: 'group:default/learning' };
