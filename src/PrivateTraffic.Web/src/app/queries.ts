import { QueryClient } from '@tanstack/vue-query'
import { NoAnswer } from './http'

/** Server data: kept for half a minute, asked for again once when the network gave no answer; a refusal stays a refusal. */
export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => error instanceof NoAnswer && failures < 1,
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  })
