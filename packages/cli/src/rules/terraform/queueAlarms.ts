import type { Problem, Rule } from '../Rule';

/** Defect 95 of the source documents. */
export const queueAlarms: Rule = {
  id: 'queue-alarms',
  what: 'A queue has a dead-letter queue, and alarms on the age of its oldest message and on dead letters, not on its length.',
  why: '10,000 messages may be one busy minute; one message that has waited an hour is a broken promise at any length.',
  fix: 'alarm on ApproximateAgeOfOldestMessage of the queue and on ApproximateNumberOfMessagesVisible of the dead-letter queue',
  *check(repository): Iterable<Problem> {
    const queues = repository.resources('aws_sqs_queue');
    if (queues.length === 0) return;
    const [first] = queues;
    if (!queues.some(queue => queue.attributes.has('redrive_policy'))) {
      yield {
        file: first.file,
        line: first.line,
        message: 'the queue has no dead-letter queue',
      };
    }
    const files = repository.paths(/^deploy\/terraform\/.*\.tf$/);
    const where =
      files.find(file => repository.text(file).includes('AWS/SQS')) ??
      first.file;
    const text = files.map(file => repository.text(file)).join('\n');
    if (!text.includes('ApproximateAgeOfOldestMessage')) {
      yield {
        file: where,
        line: repository.lineOf(where, 'AWS/SQS'),
        message: 'no alarm sees how old the oldest message is',
      };
    }
    // Each alarm is an object with a metric and dimensions.
    const alarms = text.split(
      /\n {4}\w[\w-]* = \{\n|resource "aws_cloudwatch_metric_alarm"/,
    );
    const lengths = alarms.filter(alarm =>
      alarm.includes('ApproximateNumberOfMessagesVisible'),
    );
    if (lengths.some(alarm => !/dead/.test(alarm))) {
      yield {
        file: where,
        line: repository.lineOf(where, 'ApproximateNumberOfMessagesVisible'),
        message: 'an alarm counts the messages that wait',
      };
    }
    if (!lengths.some(alarm => /dead/.test(alarm))) {
      yield {
        file: where,
        line: repository.lineOf(where, 'AWS/SQS'),
        message: 'no alarm sees dead letters',
      };
    }
  },
};
