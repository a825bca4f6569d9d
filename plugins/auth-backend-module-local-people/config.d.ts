export interface Config {
  causeway?: {
    /**
     * One person on one machine tries the portal out: anybody who reaches it
     * may sign in as any of the people below, without a password. Refused
     * unless `backend.listen.host` is a loopback address.
     */
    localMode?: boolean;
    signIn?: {
      /** Who may be chosen on the sign-in page in local mode. */
      people?: Array<{
        /** The user, e.g. `user:default/ada`. */
        entityRef: string;
        /** What the page calls them; otherwise the name in the reference. */
        name?: string;
        /** Who they are, in a few words. */
        role: string;
        /** What they may do, in one sentence. */
        may: string;
        /**
         * They need no entry in the catalog, belong to no group and therefore
         * only read.
         */
        guest?: boolean;
      }>;
    };
  };
  auth?: {
    providers?: {
      /** Has no settings of its own; see `causeway.signIn.people`. */
      'local-people'?: {};
    };
  };
}
