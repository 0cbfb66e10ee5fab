import { answerOf, api, type Schema } from '@/app/http'

export type Script = Schema['SuggestionResponse']
export type Scripts = Schema['SuggestionsResponse']
export type SendRecord = Schema['RecordSendRequest']
export type Outcome = Schema['SendOutcome']

/** What is looked for in the library; empty strings for everything. */
export interface ScriptSearch {
  words: string
  obstacle: string
}

export const findScripts = (externalUserId: string, search: ScriptSearch, signal?: AbortSignal): Promise<Scripts> =>
  answerOf(
    api.GET('/api/v1/contacts/{externalUserId}/scripts', {
      params: {
        path: { externalUserId },
        query: { search: search.words || undefined, obstacle: search.obstacle || undefined },
      },
      signal,
    }),
  )

/** `keepalive`: the record arrives even when WeCom takes the page away in the meantime. */
export const recordSend = (record: SendRecord) =>
  answerOf(api.POST('/api/v1/script-sends', { body: record, keepalive: true }))

/** An address for this one customer, whose opening is seen. */
export const makeLink = async (externalUserId: string, target: string): Promise<string> =>
  (await answerOf(api.POST('/api/v1/links', { body: { externalUserId, target } }))).address
