import type { MarkdownFile } from '../model/readMarkdown';
import type { Problem, Rule } from '../Rule';

const RUNBOOK = [
  /overview/i,
  /slo/i,
  /dashboards|logs/i,
  /alerts/i,
  /procedures/i,
  /diagnos/i,
  /rollback/i,
  /deploy|release/i,
  /\bdr\b|backup|recovery/i,
  /security|access/i,
  /known issues/i,
];
const ONE_PAGER = [
  /context/i,
  /constraints/i,
  /api|interfaces|contract/i,
  /diagram/i,
  /data/i,
  /scaling|caching/i,
  /queues|backpressure/i,
  /consistency|transactions/i,
  /observability/i,
  /failure/i,
  /capacity|cost/i,
  /rollout|dr\b/i,
  /risks/i,
  /decision/i,
];

function* missing(
  document: MarkdownFile,
  sections: RegExp[],
): Iterable<Problem> {
  const { file } = document;
  const headings = document.headings.filter(({ depth }) => depth === 2);
  for (const section of sections) {
    if (!headings.some(({ text }) => section.test(text))) {
      yield { file, message: `there is no section ${section.source}` };
    }
  }
  for (const { text, line, end } of headings) {
    const body = document.text.split('\n').slice(line, end).join('').trim();
    if (body.length <= 20) {
      yield { file, line, message: `the section "${text}" is empty` };
    }
  }
}

/** The sections that the source documents ask for. */
export const documentsComplete: Rule = {
  id: 'documents-complete',
  what: 'The runbook has its 11 sections and the one-pager its 14, none empty.',
  why: 'The section that is missing is the one that is needed: recovery, access, failure modes.',
  fix: 'write the section, with the numbers of this service',
  *check(repository): Iterable<Problem> {
    const documents = [
      { file: `docs/runbooks/${repository.name}.md`, sections: RUNBOOK },
      { file: 'docs/designs/one-pager.md', sections: ONE_PAGER },
    ];
    for (const { file, sections } of documents) {
      const document = repository.markdown.find(item => item.file === file);
      if (document) yield* missing(document, sections);
      else if (repository.name) yield { file, message: `${file} is missing` };
    }
  },
};
