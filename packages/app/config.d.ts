export interface Config {
  causeway?: {
    /**
     * One person on one machine tries the portal out.
     *
     * @visibility frontend
     */
    localMode?: boolean;
    signIn?: {
      /**
       * Who may be chosen on the sign-in page in local mode.
       *
       * @deepVisibility frontend
       */
      people?: Array<{
        /** The user, e.g. `user:default/ada`. */
        entityRef: string;
        /** What the page calls them; otherwise the name in the reference. */
        name?: string;
        /** Who they are, in a few words. */
        role: string;
        /** What they may do, in one sentence. */
        may: string;
        /** They need no entry in the catalog and only read. */
        guest?: boolean;
      }>;
      /**
       * The other ways to sign in, in the order of the page. Each needs its
       * provider under `auth.providers` too.
       *
       * @deepVisibility frontend
       */
      providers?: Array<{
        id: 'guest' | 'github' | 'oidc';
        /** What the button says after "Continue with", e.g. `Acme SSO`. */
        title?: string;
      }>;
    };
  };
}
