import { answerOf, api, type Schema } from '@/app/http'

export type Card = Schema['CardResponse']
export type Standing = Schema['StandingResponse']

/** All that the sidebar shows of a customer. */
export const getCard = (externalUserId: string, signal?: AbortSignal): Promise<Card> =>
  answerOf(api.GET('/api/v1/contacts/{externalUserId}/card', { params: { path: { externalUserId } }, signal }))
