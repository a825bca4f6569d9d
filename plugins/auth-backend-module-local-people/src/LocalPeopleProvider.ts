import { parseEntityRef, UserEntity } from '@backstage/catalog-model';
import {
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  AuthProviderRouteHandlers,
  AuthResolverContext,
  BackstageSignInResult,
  ClientAuthResponse,
  prepareBackstageIdentityResponse,
} from '@backstage/plugin-auth-node';
import { z } from 'zod';
import { Person, userRef } from './readPeople';
import { RequestGuard } from './RequestGuard';

const bodySchema = z.object({ person: z.string().min(1).max(200) }).strict();

type Handler = NonNullable<AuthProviderRouteHandlers['refresh']>;
type Request = Parameters<Handler>[0];
type Response = Parameters<Handler>[1];

/** Options of {@link LocalPeopleProvider}. */
export interface LocalPeopleProviderOptions {
  people: Map<string, Person>;
  guard: RequestGuard;
  resolverContext: AuthResolverContext;
}

/**
 * Gives a session as one of the people of local mode. It keeps nothing: the
 * browser says each time who it is, and gets a token that ends by itself.
 */
export class LocalPeopleProvider implements AuthProviderRouteHandlers {
  static create(options: LocalPeopleProviderOptions): LocalPeopleProvider {
    return new LocalPeopleProvider(options);
  }

  readonly #people: Map<string, Person>;
  readonly #guard: RequestGuard;
  readonly #context: AuthResolverContext;

  private constructor(options: LocalPeopleProviderOptions) {
    this.#people = options.people;
    this.#guard = options.guard;
    this.#context = options.resolverContext;
  }

  async start(): Promise<void> {
    throw new NotImplementedError(
      'Local mode has no redirect; the sign-in page asks for a session itself',
    );
  }

  async frameHandler(): Promise<void> {
    return this.start();
  }

  async refresh(req: Request, res: Response): Promise<void> {
    this.#guard.check(req);
    const person = this.#personOf(req.body);
    const session = person.guest
      ? await this.#guestSession(person)
      : await this.#userSession(person);
    res.setHeader('Cache-Control', 'no-store');
    res.status(200).json(session);
  }

  #personOf(body: unknown): Person {
    const parsed = bodySchema.safeParse(body);
    if (!parsed.success) {
      throw new InputError(z.prettifyError(parsed.error));
    }
    let ref: string;
    try {
      ref = userRef(parsed.data.person);
    } catch (error) {
      throw new InputError(toError(error).message);
    }
    const person = this.#people.get(ref);
    if (!person) {
      throw new NotAllowedError(
        "Nobody of that name may sign in here; 'causeway.signIn.people' lists who may",
      );
    }
    return person;
  }

  async #guestSession(person: Person) {
    const sub = person.entityRef;
    const result = await this.#context.issueToken({
      claims: { sub, ent: [sub] },
    });
    return this.#session(person, result);
  }

  async #userSession(person: Person) {
    const { entityRef } = person;
    try {
      const { entity } = await this.#context.findCatalogUser({ entityRef });
      const result = await this.#context.signInWithCatalogUser({ entityRef });
      const { profile } = (entity as UserEntity).spec;
      return this.#session(person, result, profile);
    } catch (error) {
      if (toError(error).name === NotFoundError.name) {
        throw new ServiceUnavailableError(
          `'${entityRef}' isn't in the catalog yet. Just after the start that takes some seconds; try again. If it stays so, see the catalog's log.`,
        );
      }
      throw error;
    }
  }

  #session(
    person: Person,
    result: BackstageSignInResult,
    profile: UserEntity['spec']['profile'] = {},
  ): ClientAuthResponse<{}> {
    const fallback = person.name ?? parseEntityRef(person.entityRef).name;
    return {
      providerInfo: {},
      profile: {
        displayName: profile.displayName ?? fallback,
        email: profile.email,
        picture: profile.picture,
      },
      backstageIdentity: prepareBackstageIdentityResponse(result),
    };
  }
}
