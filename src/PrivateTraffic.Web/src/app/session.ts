import { useQuery } from '@tanstack/vue-query'
import { answerOf, api, type Schema } from './http'

export type Session = Schema['SessionResponse']

/** Who is signed in. Nobody being signed in leads to the sign-in page. */
export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/session', { signal })),
    staleTime: 5 * 60_000,
  })

/** Ends the session; the next call leads to the sign-in page. */
export const signOut = () => answerOf(api.DELETE('/api/v1/session'))

/** Whether somebody may see how the data come in. */
export const isManager = (role: Session['role']): boolean => role === 'manager' || role === 'administrator'
