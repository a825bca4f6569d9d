/** One answer that can't be used, with what to do about it. @public */
export interface AnswerProblem {
  /** Name of the field in the template's parameters; dots between levels. */
  field: string;
  /** What is wrong and how to put it right, as the end of a sentence that begins with the field. */
  message: string;
}

/** Answers that can't be used; carries every problem found. @public */
export class AnswerError extends Error {
  readonly problems: readonly AnswerProblem[];

  constructor(problems: readonly AnswerProblem[]) {
    super(
      problems.map(({ field, message }) => `'${field}' ${message}`).join('; '),
    );
    this.name = 'AnswerError';
    this.problems = problems;
  }
}
