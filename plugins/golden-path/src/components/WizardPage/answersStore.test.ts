import { answersStore } from './answersStore';

function store(search: string = '') {
  return answersStore({
    templateRef: 'template:default/a',
    search,
    storage: sessionStorage,
  });
}

describe('answersStore', () => {
  beforeEach(() => sessionStorage.clear());

  it('keeps answers over a reload and forgets them afterwards', () => {
    store().write({ name: 'payments' });
    expect(store().read()).toEqual({ name: 'payments' });
    store().clear();
    expect(store().read()).toEqual({});
  });

  it('takes the answers of the address first', () => {
    store().write({ name: 'payments' });
    const formData = encodeURIComponent('{"name":"orders"}');
    expect(store(`?formData=${formData}`).read()).toEqual({ name: 'orders' });
  });

  it.each(['?formData=nonsense', '?formData=[1]', '?formData=null'])(
    'passes over %s',
    search => {
      store().write({ name: 'payments' });
      expect(store(search).read()).toEqual({ name: 'payments' });
    },
  );

  it('works where the browser keeps nothing', () => {
    const storage: Storage = {
      length: 0,
      key: () => null,
      clear: () => {},
      getItem: () => null,
      removeItem: () => {},
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const full = answersStore({ templateRef: 'a', search: '', storage });
    expect(() => full.write({ a: 1 })).not.toThrow();
    expect(full.read()).toEqual({});
  });
});
