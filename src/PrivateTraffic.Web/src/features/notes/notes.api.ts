import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { newId } from '@/app/newId'
import { answerOf, api, type Schema } from '@/app/http'

export type Note = Schema['NoteResponse']
export type Notes = Schema['NotesResponse']
export type Reason = Schema['ReasonResponse']

/** What is written: words, a reason of the list, or both. */
export interface NoteText {
  text: string
  reason: string | null
}

/** What members wrote down about the customer of a chat. */
export const useNotes = (externalUserId: string) =>
  useQuery({
    queryKey: ['notes', externalUserId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/contacts/{externalUserId}/notes', { params: { path: { externalUserId } }, signal })),
  })

/** Writes, changes and deletes notes; every answer is the whole list as it is then. */
export function useNoteChanges(externalUserId: string) {
  const queries = useQueryClient()
  const changed = { onSuccess: (notes: Notes) => queries.setQueryData(['notes', externalUserId], notes) }
  const write = useMutation({
    mutationFn: ({ text, reason }: NoteText) =>
      answerOf(
        api.POST('/api/v1/contacts/{externalUserId}/notes', {
          params: { path: { externalUserId } },
          body: { id: newId(), text, reason },
        }),
      ),
    ...changed,
  })
  const edit = useMutation({
    mutationFn: ({ id, text, reason }: NoteText & { id: string }) =>
      answerOf(api.PUT('/api/v1/notes/{id}', { params: { path: { id } }, body: { text, reason } })),
    ...changed,
  })
  const remove = useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/v1/notes/{id}', { params: { path: { id } } })),
    ...changed,
  })
  return { write, edit, remove }
}
