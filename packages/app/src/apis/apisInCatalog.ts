/** Where the catalog lists all APIs. */
export const APIS_IN_CATALOG = '/catalog?kind=api&view=all';
