import {
  DEFAULT_POLICY,
  parsePolicy,
  policySchema,
  type ErrorBudgetPolicy,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { StoredPolicyFile, StoredService } from '../store';
import type { EffectivePolicy } from './EffectivePolicy';

/** Finds the policy of a service: its repository's, else the one of `slo.policy.central`, else the default. */
export class PolicyReader {
  readonly #fallback: EffectivePolicy & { policy: ErrorBudgetPolicy };
  /** By text: most repositories have the one that their golden path gave them. */
  readonly #parsed = new Map<string, ReturnType<typeof parsePolicy>>();

  constructor(options: {
    central?: ErrorBudgetPolicy;
    /** Of SLOs whose spec states none, under the default policy; 30 days without it. */
    defaultWindow?: SloWindow;
  }) {
    const { central, defaultWindow } = options;
    this.#fallback = {
      origin: central ? 'central' : 'default',
      source: null,
      problems: [],
      policy: central ?? {
        ...DEFAULT_POLICY,
        window: defaultWindow ?? DEFAULT_POLICY.window,
      },
    };
  }

  /** @throws InputError if the central policy of the configuration isn't one */
  static fromConfig(
    config: Config,
    options: { defaultWindow?: SloWindow } = {},
  ): PolicyReader {
    const text = config.getOptional('slo.policy.central');
    if (text === undefined) {
      return new PolicyReader(options);
    }
    const parsed = policySchema.safeParse(text);
    if (!parsed.success) {
      throw new InputError(
        `slo.policy.central in the configuration is no error-budget policy: ${z.prettifyError(
          parsed.error,
        )}`,
      );
    }
    return new PolicyReader({ ...options, central: parsed.data });
  }

  /** What holds where nothing else does. */
  get fallback(): ErrorBudgetPolicy {
    return this.#fallback.policy;
  }

  read(service: StoredService | undefined): EffectivePolicy {
    const file = service?.policyFile;
    return file ? this.#readFile(file) : this.#fallback;
  }

  #readFile(file: StoredPolicyFile): EffectivePolicy {
    const { policy, problems } = this.#parse(file.text);
    const { path, url, commit, readAt } = file;
    return {
      origin: 'repository',
      source: {
        file: path,
        line: 1,
        column: 1,
        ...(commit && { commit }),
        url,
      },
      policy: policy ?? null,
      problems: problems.map(({ line, message }) => ({
        about: 'policy' as const,
        message: `The error-budget policy can't be read: ${message}`,
        fix: `Correct line ${line} of ${path}; until then the gate answers "unknown".`,
        file: path,
        line,
        since: readAt,
      })),
    };
  }

  #parse(text: string): ReturnType<typeof parsePolicy> {
    const known = this.#parsed.get(text);
    if (known) {
      return known;
    }
    if (this.#parsed.size >= 1000) {
      this.#parsed.clear();
    }
    const parsed = parsePolicy(text);
    this.#parsed.set(text, parsed);
    return parsed;
  }
}
