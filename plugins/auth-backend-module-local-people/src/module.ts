import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';
import { isLocalMode } from './isLocalMode';
import { LocalPeopleProvider } from './LocalPeopleProvider';
import { PROVIDER_ID } from './providerId';
import { readPeople } from './readPeople';
import { RequestGuard } from './RequestGuard';

/** Offers the people of local mode for sign-in; does nothing outside of it. */
export const authModuleLocalPeople = createBackendModule({
  pluginId: 'auth',
  moduleId: PROVIDER_ID,
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        if (!isLocalMode(config)) {
          if (config.has(`auth.providers.${PROVIDER_ID}`)) {
            throw new InputError(
              `'auth.providers.${PROVIDER_ID}' signs people in without a password and works in local mode only. Remove it, or set 'causeway.localMode: true' on a machine of your own.`,
            );
          }
          logger.info('Not in local mode: nobody signs in without a password');
          return;
        }
        const people = readPeople(config);
        providers.registerProvider({
          providerId: PROVIDER_ID,
          factory: ({ resolverContext }) =>
            LocalPeopleProvider.create({
              people,
              guard: RequestGuard.create({ config }),
              resolverContext,
            }),
        });
        logger.info(
          `Local mode: ${people.size} people may sign in without a password`,
        );
      },
    });
  },
});
