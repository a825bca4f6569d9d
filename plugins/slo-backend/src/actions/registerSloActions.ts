import { registerAskGateAction } from './registerAskGateAction';
import { registerExplainBudgetAction } from './registerExplainBudgetAction';
import { registerListSlosAction } from './registerListSlosAction';
import { registerRehearseAction } from './registerRehearseAction';
import type { SloActionOptions } from './SloActionOptions';

/** What assistants may do: the same answers as the pages', with the same permissions. */
export function registerSloActions(options: SloActionOptions): void {
  registerListSlosAction(options);
  registerExplainBudgetAction(options);
  registerAskGateAction(options);
  registerRehearseAction(options);
}
