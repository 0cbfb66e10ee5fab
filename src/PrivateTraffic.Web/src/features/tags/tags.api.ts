import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { answerOf, api, type Schema } from '@/app/http'

export type Tags = Schema['TagsResponse']
export type RelationTag = Schema['RelationTagResponse']
export type TagGroup = Schema['TagGroupResponse']

export interface TagChange {
  add: string[]
  remove: string[]
}

/** While something is on its way to WeCom, the page looks again this often. */
const LOOK_AGAIN_MS = 3_000

const isOnItsWay = (tags: Tags | undefined): boolean => tags?.tags.some((tag) => tag.delivery === 'waiting') ?? false

/** The tags on the customer of a chat. */
export const useTags = (externalUserId: string) =>
  useQuery({
    queryKey: ['tags', externalUserId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contacts/{externalUserId}/tags', { params: { path: { externalUserId } }, signal })),
    refetchInterval: (query) => (isOnItsWay(query.state.data) ? LOOK_AGAIN_MS : false),
  })

/** Gives tags and takes them off; what is shown of the customer follows. */
export function useTagChange(externalUserId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: TagChange) =>
      answerOf(
        api.POST('/api/v1/contacts/{externalUserId}/tags', { params: { path: { externalUserId } }, body: change }),
      ),
    onSuccess: (tags) => {
      queries.setQueryData(['tags', externalUserId], tags)
      void queries.invalidateQueries({ queryKey: ['card', externalUserId] })
    },
  })
}
