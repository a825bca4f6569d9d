import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database, ProgressTable } from '../database/schema.ts';
import { Problem } from '../http/problem.ts';

export interface Completion {
  learner: string;
  topic: string;
  score: number;
}

/** Count a completed session. */
export async function noteCompletion(
  transaction: Transaction<Database>,
  { learner, topic, score }: Completion,
): Promise<void> {
  await transaction
    .insertInto('progress')
    .values({ learner, topic, completed_sessions: 1, best_score: score })
    .onConflict(conflict =>
      conflict.columns(['learner', 'topic']).doUpdateSet({
        completed_sessions: sql`progress.completed_sessions + 1`,
        best_score: sql`greatest(progress.best_score, excluded.best_score)`,
        updated_at: sql`now()`,
      }),
    )
    .execute();
}

/** What a learner has done in a topic. */
export async function findProgress(
  db: Kysely<Database>,
  learner: string,
  topic: string,
): Promise<Selectable<ProgressTable>> {
  const progress = await db
    .selectFrom('progress')
    .selectAll()
    .where('learner', '=', learner)
    .where('topic', '=', topic)
    .executeTakeFirst();
  if (progress === undefined) throw new Problem(404, `You have completed no session in ${topic}.`);
  return progress;
}
