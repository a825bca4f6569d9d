import { sloReadPermission } from '@causeway/plugin-slo-common';
import Router from 'express-promise-router';
import { boardFilterSchema, boardQuerySchema } from '../queries/boardQuery';
import { toCsv } from '../queries/toCsv';
import { parseInput } from '../http/parseInput';
import { queryOf } from './params';
import { authorize, type RouteOptions } from './RouteOptions';

/** The board, as a page of rows and as a file. */
export function createBoardRoutes(options: RouteOptions) {
  const { board } = options.services;
  const router = Router();

  router.get('/slos', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const query = parseInput(boardQuerySchema, queryOf(req));
    res.json(await board.board(query, { credentials }));
  });
  router.get('/slos.csv', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const filter = parseInput(boardFilterSchema, queryOf(req));
    const rows = await board.all(filter, { credentials });
    res
      .type('text/csv')
      .set('Content-Disposition', 'attachment; filename="slos.csv"')
      .send(toCsv(rows));
  });
  router.get('/problems', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const filter = parseInput(boardFilterSchema, queryOf(req));
    res.json(await board.problems(filter, { credentials }));
  });
  return router;
}
