import type { RJSFValidationError } from '@rjsf/utils';
import { fieldIdOf, fieldTitleOf, plainErrors } from './plainErrors';

function error(partial: Partial<RJSFValidationError>): RJSFValidationError {
  return { stack: '', ...partial };
}

describe('plainErrors', () => {
  it.each([
    ['required', {}, 'An answer is needed here.'],
    ['minLength', { limit: 1 }, 'An answer is needed here.'],
    ['minLength', { limit: 3 }, 'Use at least 3 characters.'],
    ['maxLength', { limit: 30 }, 'Use at most 30 characters.'],
    ['minimum', { limit: 50 }, 'Use 50 or more.'],
    ['maximum', { limit: 10000 }, 'Use 10000 or less.'],
    ['enum', { allowedValues: [99, 99.5] }, 'Choose one of 99, 99.5.'],
  ])('says %s %j in plain words', (name, params, message) => {
    const [plain] = plainErrors([
      error({ name, params, property: '.a', message: 'must NOT …' }),
    ]);
    expect(plain.message).toBe(message);
  });

  it('keeps what the template says itself', () => {
    const [plain] = plainErrors([
      error({ name: 'errorMessage', property: '.a', message: 'Use a region.' }),
    ]);
    expect(plain.message).toBe('Use a region.');
  });

  it('says the same thing about a field once', () => {
    const required = error({ name: 'required', property: '.name' });
    const short = error({
      name: 'minLength',
      params: { limit: 1 },
      property: '.name',
    });
    expect(plainErrors([required, short])).toHaveLength(1);
  });
});

describe('fieldIdOf and fieldTitleOf', () => {
  const schema = {
    properties: {
      name: { title: 'Name' },
      slo: { properties: { availability: { title: 'Availability' } } },
    },
  };

  it.each([
    ['.name', 'root_name', 'Name'],
    ['.slo.availability', 'root_slo_availability', 'Availability'],
    ["['name']", 'root_name', 'Name'],
    ['.tags.0', 'root_tags_0', '0'],
    ['', 'root', 'This step'],
  ])('finds the field of %s', (property, id, title) => {
    expect(fieldIdOf(error({ property }))).toBe(id);
    expect(fieldTitleOf(error({ property }), schema)).toBe(title);
  });
});
