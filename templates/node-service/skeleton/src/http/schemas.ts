/** What all operations share in the API's description. */

import Type, { type TSchema } from 'typebox';

/** A problem, as the API's description shows it. */
export const ProblemDocument = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    request_id: Type.String(),
  },
  { $id: 'Problem', additionalProperties: true },
);

/** A problem that an operation may answer. */
export function problem(description: string): TSchema {
  return Type.Unsafe({
    description,
    content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
  });
}

/** What every operation may answer. */
export const PROBLEMS = {
  400: problem("The request can't be read."),
  401: problem('No valid token.'),
  403: problem('The token lacks the scope.'),
  422: problem('The request is not valid.'),
  429: problem('Over the rate limit; Retry-After says how long to wait.'),
  503: problem('Something that this service needs does not answer.'),
};
