/** `npm run openapi`: write openapi.json, which the catalog shows as this service's API. */

import { writeFileSync } from 'node:fs';
import { describeApi } from './describe-api.ts';

writeFileSync('openapi.json', `${JSON.stringify(await describeApi(), null, 2)}\n`);
