import { useNotices } from '@/ui/notices'
import { useProblem } from '@/ui/problem'
import { openChatWith } from './sendText'
import { useRefusal } from './useRefusal'

/** Opens the chat with a customer, and says so when WeCom does not. */
export function useChatOpening() {
  const notices = useNotices()
  const problem = useProblem()
  const refusal = useRefusal()
  return async (externalUserId: string): Promise<void> => {
    try {
      await openChatWith(externalUserId)
    } catch (error) {
      notices.show({ text: refusal(error)?.title ?? problem(error), tone: 'bad' })
    }
  }
}
