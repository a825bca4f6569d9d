import type { LintRule } from './LintRule';
import { boundDescribed } from './rules/boundDescribed';
import { bucketBound } from './rules/bucketBound';
import { bucketWithoutLe } from './rules/bucketWithoutLe';
import { counterFunction } from './rules/counterFunction';
import { duplicateSlo } from './rules/duplicateSlo';
import { integerBound } from './rules/integerBound';
import { invertedErrors } from './rules/invertedErrors';
import { invertedLatency } from './rules/invertedLatency';
import { missingSum } from './rules/missingSum';
import { notASum } from './rules/notASum';
import { notSubset } from './rules/notSubset';
import { objectiveIsRatio } from './rules/objectiveIsRatio';
import { objectiveRange } from './rules/objectiveRange';
import { promqlSyntax } from './rules/promqlSyntax';
import { regexAsText } from './rules/regexAsText';
import { sameQuery } from './rules/sameQuery';
import { swappedQueries } from './rules/swappedQueries';
import { totalOrZero } from './rules/totalOrZero';
import { unreachableAlert } from './rules/unreachableAlert';
import { windowRetention } from './rules/windowRetention';
import { windowTooShort } from './rules/windowTooShort';
import { windowVariable } from './rules/windowVariable';

/** Every rule that looks at an SLO once its file could be read. */
export const lintRules: readonly LintRule[] = [
  promqlSyntax,
  windowVariable,
  regexAsText,
  invertedLatency,
  invertedErrors,
  sameQuery,
  notSubset,
  swappedQueries,
  missingSum,
  notASum,
  counterFunction,
  bucketWithoutLe,
  bucketBound,
  integerBound,
  boundDescribed,
  totalOrZero,
  objectiveRange,
  objectiveIsRatio,
  unreachableAlert,
  windowRetention,
  windowTooShort,
  duplicateSlo,
];
