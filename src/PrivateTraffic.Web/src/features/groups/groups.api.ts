import { useQuery } from '@tanstack/vue-query'
import { answerOf, api, type Schema } from '@/app/http'

export type Group = Schema['GroupCompositionResponse']

/** Who the group chat is made of. */
export const useGroup = (chatId: string) =>
  useQuery({
    queryKey: ['group', chatId],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/groups/{chatId}', { params: { path: { chatId } }, signal })),
  })
