/** The id of the auth provider; its route is `/api/auth/local-people/refresh`. */
export const PROVIDER_ID = 'local-people';
