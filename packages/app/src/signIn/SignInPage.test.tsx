import { configApiRef, discoveryApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router-dom';
import { rememberedChoice } from './rememberedChoice';
import { SignIn } from './SignIn';

const people = [
  {
    entityRef: 'user:default/ada',
    name: 'Ada Reyes',
    role: 'Engineer, team Learning',
    may: 'Changes what team Learning owns.',
  },
  {
    entityRef: 'user:default/guest',
    role: 'Visitor',
    may: 'Reads everything.',
    guest: true,
  },
];
const providers = [
  { id: 'oidc', title: 'Acme SSO' },
  { id: 'github' },
  { id: 'guest' },
];

function show(signIn: object, options: { localMode?: boolean } = {}) {
  const onSignInSuccess = jest.fn();
  const data = {
    causeway: { localMode: options.localMode ?? true, signIn },
  };
  render(
    <MemoryRouter>
      <TestApiProvider
        apis={[
          [
            configApiRef,
            mockApis.config({ data: JSON.parse(JSON.stringify(data)) }),
          ],
          [
            discoveryApiRef,
            { getBaseUrl: async () => 'http://localhost/api/auth' },
          ],
        ]}
      >
        <SignIn onSignInSuccess={onSignInSuccess} />
      </TestApiProvider>
    </MemoryRouter>,
  );
  return { onSignInSuccess };
}

function session() {
  return Response.json({
    profile: { displayName: 'Ada Reyes' },
    backstageIdentity: {
      token: 'a.b.c',
      identity: {
        type: 'user',
        userEntityRef: 'user:default/ada',
        ownershipEntityRefs: ['user:default/ada'],
      },
    },
  });
}

describe('sign-in', () => {
  let fetchIt: jest.SpyInstance;

  beforeEach(() => {
    localStorage.clear();
    fetchIt = jest.spyOn(global, 'fetch');
  });
  afterEach(() => fetchIt.mockRestore());

  it('shows who one can be and what each may do', async () => {
    show({ people });
    const ada = await screen.findByRole('button', { name: /Ada Reyes/ });
    expect(ada).toHaveTextContent('Engineer, team Learning');
    expect(ada).toHaveTextContent('Changes what team Learning owns.');
    expect(screen.getByRole('button', { name: /guest/ })).toBeVisible();
  });

  it('signs in as the person that is chosen, and remembers', async () => {
    fetchIt.mockResolvedValue(session());
    const { onSignInSuccess } = show({ people });
    await userEvent.click(
      await screen.findByRole('button', { name: /Ada Reyes/ }),
    );
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const identity = onSignInSuccess.mock.calls[0][0];
    expect((await identity.getProfileInfo()).displayName).toBe('Ada Reyes');
    expect(rememberedChoice()).toEqual({
      provider: 'local-people',
      person: 'user:default/ada',
    });
  });

  it('says why it failed, and lets one try again', async () => {
    fetchIt.mockResolvedValueOnce(
      Response.json(
        { error: { name: 'ServiceUnavailableError', message: 'not yet' } },
        { status: 503 },
      ),
    );
    const { onSignInSuccess } = show({ people });
    const ada = await screen.findByRole('button', { name: /Ada Reyes/ });
    await userEvent.click(ada);
    expect(await screen.findByRole('alert')).toHaveTextContent(/503|not yet/);
    expect(rememberedChoice()).toBeUndefined();
    fetchIt.mockResolvedValueOnce(session());
    await userEvent.click(ada);
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalled());
  });

  it('lets those in at once who chose before', async () => {
    fetchIt.mockResolvedValue(session());
    localStorage.setItem(
      'causeway.signIn',
      '{"provider":"local-people","person":"user:default/ada"}',
    );
    const { onSignInSuccess } = show({ people });
    expect(onSignInSuccess).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('main')).toBeNull();
  });

  it.each(['no json', '[]', '{"person":"user:default/ada"}', 'null'])(
    'asks when what it remembers is %s',
    async stored => {
      localStorage.setItem('causeway.signIn', stored);
      const { onSignInSuccess } = show({ people });
      await screen.findByRole('button', { name: /Ada Reyes/ });
      expect(onSignInSuccess).not.toHaveBeenCalled();
    },
  );

  it('offers nobody and no guest outside local mode', async () => {
    show({ people, providers }, { localMode: false });
    const buttons = await screen.findAllByRole('button');
    expect(buttons.map(button => button.textContent)).toEqual([
      'Continue with Acme SSO',
      'Continue with GitHub',
    ]);
  });

  it('says so when no way to sign in is set up', async () => {
    show({});
    expect(await screen.findByText(/No way to sign in/)).toBeVisible();
  });
});
