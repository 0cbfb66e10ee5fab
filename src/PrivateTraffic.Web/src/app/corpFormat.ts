import { useFormat } from '@/ui/format'
import { useSession } from './session'

/** Formats for people of the company that is signed in: its time zone, its current business day. */
export function useCorpFormat() {
  const { data: session } = useSession()
  return useFormat(() => session.value?.timeZone)
}
