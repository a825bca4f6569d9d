/** Says that rows changed, and nothing about whose: every listener asks for what it may see. @public */
export interface SloSignal {
  type: 'evaluated' | 'policy';
  at: number;
}
