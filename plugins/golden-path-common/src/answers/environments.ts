/** The environments that golden paths deploy to, in the order of promotion. @public */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

/** One of {@link ENVIRONMENTS}. @public */
export type EnvironmentName = (typeof ENVIRONMENTS)[number];

/** A value for each environment. @public */
export type PerEnvironment<T> = Record<EnvironmentName, T>;
