import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { SignIn } from './SignIn';

/** Our sign-in in place of the stock page. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    // Not behind an import: whoever has signed in before needs it on each load
    // of the portal. The page itself, which they don't see, is behind one.
    SignInPageBlueprint.make({ params: { loader: async () => SignIn } }),
  ],
});
