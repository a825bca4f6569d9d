import type { RehearsalFile, RehearsalRequest } from '../api/types';

const DAY_MS = 86_400_000;
/** How many days a rehearsal goes back, unless somebody chooses others. */
export const USUAL_DAYS = 30;
const REF = /^[a-z]+:[\w.-]+\/[\w.-]+$/i;
/** `learning/rag-api#3`, or the address of its page. */
const PROPOSAL = /([\w.~-]+\/[\w.-]+)(?:#|\/proposals\/|\/)(\d+)\/?$/;

/** Makes a request of what was filled in, or says what is missing. */
export function rehearsalRequest(form: {
  entityRef: string;
  source: 'file' | 'proposal';
  file: RehearsalFile;
  /** As it was typed. */
  proposal: string;
  days: number;
  now?: number;
}): RehearsalRequest | { problem: string } {
  const { source, file, days, now = Date.now() } = form;
  const entityRef = form.entityRef.trim();
  if (!REF.test(entityRef)) {
    return { problem: 'Choose the service whose SLOs change.' };
  }
  const common = { entityRef, from: now - days * DAY_MS, to: now };
  if (source === 'file') {
    const path = file.path.trim();
    if (!path || !file.content.trim()) {
      return { problem: 'Name the SLO file and write what is in it.' };
    }
    return { ...common, files: [{ path, content: file.content }] };
  }
  const match = PROPOSAL.exec(form.proposal.trim());
  return match
    ? {
        ...common,
        proposal: { repository: match[1], number: Number(match[2]) },
      }
    : {
        problem:
          'Name the change proposal as repository#number, such as learning/rag-api#3.',
      };
}
