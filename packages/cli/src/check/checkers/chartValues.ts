import Ajv from 'ajv';
import { parse } from 'yaml';
import { Checker, ENVIRONMENTS, Found } from '../Checker';
import { ANY_DIGEST, CHART_DIR } from '../renderChart';
import { filesMatching } from './fileSelection';

type Values = Record<string, unknown>;

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values put over others as Helm does: objects key by key, all else as a whole; `null` takes a key away. */
function mergeValues(under: Values, over: Values): Values {
  const merged = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key];
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] =
        isObject(below) && isObject(value) ? mergeValues(below, value) : value;
    }
  }
  return merged;
}

/** The values of each environment fit the chart's own schema: what Helm checks, without Helm. */
export const chartValues: Checker = {
  id: 'chart-values',
  title: 'values of each environment fit values.schema.json',
  needs: [],
  scope: 'every',
  reads: render =>
    filesMatching(render, /^deploy\/helm\/values[^/]*\.(yaml|schema\.json)$/),
  async run({ render }) {
    const read = (file: string): Values => {
      const value: unknown = parse(
        render.texts.get(`${CHART_DIR}/${file}`) ?? '',
      );
      return isObject(value) ? value : {};
    };
    // `strict` would refuse annotations of editors; formats need a package of their own.
    const ajv = new Ajv({
      allErrors: true,
      strict: false,
      validateFormats: false,
    });
    const { $schema: _, ...schema } = read('values.schema.json');
    const validate = ajv.compile(schema);
    const released = { image: { digest: ANY_DIGEST } };
    return ENVIRONMENTS.flatMap((environment): Found[] => {
      const file = `${CHART_DIR}/values-${environment}.yaml`;
      const values = mergeValues(
        mergeValues(read('values.yaml'), read(`values-${environment}.yaml`)),
        released,
      );
      return validate(values)
        ? []
        : (validate.errors ?? []).map(error => ({
            file,
            rule: error.keyword,
            message: `${error.instancePath || 'values'} ${error.message}`,
          }));
    });
  },
};
