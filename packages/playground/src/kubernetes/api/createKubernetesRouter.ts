import { timingSafeEqual } from 'node:crypto';
import type {
  ErrorRequestHandler,
  Request,
  RequestHandler,
  Response,
} from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { rfc3339 } from '../../lib/duration';
import type { ClusterContext } from '../ClusterContext';
import type { KubernetesObject } from '../KubernetesObject';
import { podLog } from '../podLog';
import { ApiError } from './ApiError';
import { discover } from './discovery';
import { parsePath } from './parsePath';
import { getObject, listObjects } from './readObjects';

const querySchema = z.object({
  labelSelector: z.string().optional(),
  fieldSelector: z.string().optional(),
  limit: z.string().optional(),
  continue: z.string().optional(),
  tailLines: z.coerce.number().int().nonnegative().optional(),
  sinceSeconds: z.coerce.number().int().positive().optional(),
  timestamps: z.string().optional(),
});
type Query = z.infer<typeof querySchema>;

const requireRead: RequestHandler = (req, res, next) => {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.set('Allow', 'GET, HEAD');
    throw new ApiError(
      405,
      'MethodNotAllowed',
      'the playground can only be read',
    );
  }
  if (
    req.query.watch &&
    req.query.watch !== 'false' &&
    req.query.watch !== '0'
  ) {
    throw new ApiError(
      405,
      'MethodNotAllowed',
      'the playground has no watches',
    );
  }
  next();
};

const answerError: ErrorRequestHandler = (error, _req, res, next) => {
  if (!(error instanceof ApiError)) {
    next(error);
    return;
  }
  res.status(error.code).json(error.toStatus());
};

/** A cluster's API: reads for whoever has the token, writes for nobody. */
export function createKubernetesRouter(options: {
  token: string;
  context: () => ClusterContext;
  objects: (context: ClusterContext) => KubernetesObject[];
}) {
  const router = Router();
  router.use(requireToken(options.token));
  router.use(requireRead);
  router.use((req, res) => {
    const context = options.context();
    const { kubernetesVersion } = context.cluster;
    const path = req.path.replace(/\/+$/, '');
    const discovered = discover(path, kubernetesVersion);
    if (discovered) {
      res.json(discovered);
      return;
    }
    answer(res, path, readQuery(req), context, options.objects(context));
  });
  router.use(answerError);
  return router;
}

function answer(
  res: Response,
  path: string,
  query: Query,
  context: ClusterContext,
  objects: KubernetesObject[],
) {
  const request = parsePath(path);
  if (request.name === undefined) {
    res.json(listObjects(objects, request, query));
    return;
  }
  const object = getObject(objects, request);
  if (request.subresource === undefined || request.subresource === 'status') {
    res.json(object);
    return;
  }
  if (request.subresource === 'log' && object.kind === 'Pod') {
    res.type('text/plain').send(logText(context, object, query));
    return;
  }
  throw new ApiError(
    404,
    'NotFound',
    'the server could not find the requested resource',
  );
}

function logText(context: ClusterContext, pod: KubernetesObject, query: Query) {
  const { tailLines, sinceSeconds, timestamps } = query;
  const lines = podLog(context, pod).filter(
    ({ timeMs }) =>
      sinceSeconds === undefined ||
      timeMs >= context.nowMs - sinceSeconds * 1000,
  );
  return lines
    .slice(tailLines === undefined ? 0 : Math.max(0, lines.length - tailLines))
    .map(({ timeMs, text }) =>
      timestamps === 'true' ? `${rfc3339(timeMs)} ${text}\n` : `${text}\n`,
    )
    .join('');
}

function readQuery(req: Request): Query {
  const parsed = querySchema.safeParse(req.query);
  if (!parsed.success) {
    throw new ApiError(400, 'BadRequest', z.prettifyError(parsed.error));
  }
  return parsed.data;
}

function requireToken(token: string): RequestHandler {
  const expected = Buffer.from(`Bearer ${token}`);
  return (req, _res, next) => {
    const given = Buffer.from(req.get('authorization') ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      throw new ApiError(401, 'Unauthorized', 'Unauthorized');
    }
    next();
  };
}
