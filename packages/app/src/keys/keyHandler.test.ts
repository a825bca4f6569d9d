import { CHORD_MS, createKeyHandler } from './keyHandler';

let cleanUp = () => {};

function setup() {
  const actions = {
    onSearch: jest.fn(),
    onHelp: jest.fn(),
    onGo: jest.fn(),
    destinations: new Map([
      ['h', '/'],
      ['$', '/cost'],
    ]),
  };
  let time = 0;
  const handler = createKeyHandler(actions, () => time);
  document.addEventListener('keydown', handler);
  cleanUp = () => document.removeEventListener('keydown', handler);
  const press = (
    key: string,
    options: KeyboardEventInit = {},
    target: Element = document.body,
  ) =>
    target.dispatchEvent(
      new KeyboardEvent('keydown', {
        key,
        bubbles: true,
        cancelable: true,
        ...options,
      }),
    );
  const wait = (ms: number) => {
    time += ms;
  };
  return { ...actions, press, wait };
}

afterEach(() => {
  cleanUp();
  document.body.innerHTML = '';
});

describe('createKeyHandler', () => {
  it('opens search and the list of keys', () => {
    const { press, onSearch, onHelp } = setup();
    expect(press('/')).toBe(false);
    press('?', { shiftKey: true });
    expect(onSearch).toHaveBeenCalledTimes(1);
    expect(onHelp).toHaveBeenCalledTimes(1);
  });

  it('goes to a page after g', () => {
    const { press, onGo } = setup();
    press('g');
    press('h');
    expect(onGo).toHaveBeenCalledWith('/');
  });

  it('takes a key that needs shift', () => {
    const { press, onGo } = setup();
    press('g');
    press('Shift', { shiftKey: true });
    press('$', { shiftKey: true });
    expect(onGo).toHaveBeenCalledWith('/cost');
  });

  it('forgets g after a while, and after a key that leads nowhere', () => {
    const { press, wait, onGo } = setup();
    press('g');
    wait(CHORD_MS);
    press('h');
    press('g');
    press('x');
    press('h');
    expect(onGo).not.toHaveBeenCalled();
  });

  it.each([
    '<input>',
    '<textarea></textarea>',
    '<select></select>',
    '<div contenteditable></div>',
    '<div role="textbox"></div>',
    '<div class="cm-editor"><span></span></div>',
  ])('stays out of the way of typing in %s', html => {
    const { press, onSearch, onGo } = setup();
    document.body.innerHTML = html;
    const target =
      document.body.querySelector('span') ?? document.body.firstElementChild!;
    press('/', {}, target);
    press('g', {}, target);
    press('h', {}, target);
    expect(onSearch).not.toHaveBeenCalled();
    expect(onGo).not.toHaveBeenCalled();
  });

  it.each(['<dialog open></dialog>', '<div aria-modal="true"></div>'])(
    'stays out of the way of an open window: %s',
    html => {
      const { press, onSearch } = setup();
      document.body.innerHTML = html;
      press('/');
      expect(onSearch).not.toHaveBeenCalled();
    },
  );

  it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    "stays out of the way of the browser's keys: %p",
    options => {
      const { press, onSearch } = setup();
      press('/', options);
      expect(onSearch).not.toHaveBeenCalled();
    },
  );
});
