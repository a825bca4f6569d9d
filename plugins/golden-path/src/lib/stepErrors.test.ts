import { freeTextErrors, hasErrors, stepErrors } from './stepErrors';

const step = {
  title: 'Service',
  mergedSchema: {},
  schema: {
    properties: { name: { type: 'string' }, description: { type: 'string' } },
  },
  uiSchema: { name: { 'ui:field': 'GoldenPathName' } },
};

describe('stepErrors', () => {
  it('says exactly what is wrong with a name', () => {
    const [error] = stepErrors(
      [{ name: 'pattern', property: '.name', stack: '', message: 'must …' }],
      step,
      { name: 'Payments' },
    );
    expect(error.message).toBe('Use small letters only.');
  });

  it('says of other fields what it can', () => {
    const [error] = stepErrors(
      [{ name: 'pattern', property: '.description', stack: '' }],
      step,
      { description: 'x' },
    );
    expect(error.message).toMatch('form that is not allowed');
  });

  it('says exactly what is wrong with a text', () => {
    const [error] = stepErrors(
      [{ name: 'pattern', property: '.description', stack: '' }],
      step,
      { description: 'Pays ${{ secrets.TOKEN }}' },
    );
    expect(error.message).toMatch(/^This has '\{\{'/);
  });
});

describe('freeTextErrors', () => {
  it('finds placeholders in plain text, not in fields that check themselves', () => {
    const errors = freeTextErrors(step, {
      name: '${{ x }}',
      description: 'Pays ${{ secrets.TOKEN }}',
    });
    expect(errors).toEqual({
      description: { __errors: [expect.stringMatching(/^This has '/)] },
    });
    expect(hasErrors(errors)).toBe(true);
  });

  it('is silent about good text', () => {
    expect(hasErrors(freeTextErrors(step, { description: 'Pays' }))).toBe(
      false,
    );
    expect(hasErrors(undefined)).toBe(false);
  });
});
