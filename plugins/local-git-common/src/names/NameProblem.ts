/** Why a name can't be used, in one sentence for people; `undefined` when it can. @public */
export type NameProblem = string | undefined;
