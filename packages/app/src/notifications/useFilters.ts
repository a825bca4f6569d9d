import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { Filters, View } from './types';

const VIEWS: readonly View[] = ['unread', 'saved', 'all'];

/** Reads the filters from the page's address; nonsense counts as not said. */
export function filtersOf(params: URLSearchParams): Filters {
  const view = VIEWS.find(known => known === params.get('view'));
  const page = Number(params.get('page') ?? 1);
  return {
    view: view ?? 'unread',
    search: params.get('q') ?? '',
    topic: params.get('topic') ?? '',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
    id: params.get('id') || undefined,
  };
}

/** The address of a list, relative to the page; what is usual isn't said. */
export function searchOf(filters: Omit<Filters, 'id'>): string {
  const params = new URLSearchParams();
  if (filters.view !== 'unread') params.set('view', filters.view);
  if (filters.search) params.set('q', filters.search);
  if (filters.topic) params.set('topic', filters.topic);
  if (filters.page > 1) params.set('page', String(filters.page));
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** The filters, which live in the page's address, and how to change them. */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => filtersOf(params), [params]);
  const setFilters = useCallback(
    (next: Omit<Filters, 'id'>, options?: { replace?: boolean }) =>
      setParams(searchOf(next), options),
    [setParams],
  );
  return { filters, setFilters };
}
