import { useApi } from '@backstage/core-plugin-api';
import type { SloDetail, SloTimeline } from '@causeway/plugin-slo-common';
import { Loaded, useLoaded } from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { TimeRange } from '../api/types';
import { sloApiRef } from '../api/sloApiRef';
import { chooseRange, RangeChoice, rangeChoices } from '../lib/rangeChoices';

/** Enough for a line a thousand pixels wide, and a multiple of the hours of a month. */
const POINTS = 240;

/** The course of an SLO, and over which time. */
export interface TimelineLoaded extends Loaded<SloTimeline> {
  range: TimeRange;
  choices: RangeChoice[];
  /** Id of the choice. */
  chosen: string;
  choose(id: string): void;
}

/** Reads the course of an SLO over the time that the address names: the SLO's own window, unless told. */
export function useTimeline(slo: SloDetail): TimelineLoaded {
  const api = useApi(sloApiRef);
  const [params, setParams] = useSearchParams();
  const choices = rangeChoices(slo);
  const choice = chooseRange(choices, params.get('range'));
  const { entityRef, name } = slo;
  const { from, to } = choice;
  const load = useCallback(
    () =>
      api.getTimeline({ entityRef, slo: name }, { from, to, points: POINTS }),
    [api, entityRef, name, from, to],
  );
  const loaded = useLoaded(load);
  const choose = (id: string) =>
    setParams(
      before => {
        const next = new URLSearchParams(before);
        next.set('range', id);
        return next;
      },
      { replace: true },
    );
  return { ...loaded, range: { from, to }, choices, chosen: choice.id, choose };
}
