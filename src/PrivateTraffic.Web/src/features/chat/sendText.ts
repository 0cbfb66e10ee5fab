import { WeComRefusal } from './refusal'
import { loadSdk, within } from './wecom'

/** What became of a message: WeCom's client says whether it went out, was called off, or was refused. */
export type Delivery = { outcome: 'sent' | 'cancelled' } | { outcome: 'failed'; error: unknown }

/** A person may look at WeCom's own question for as long as they like: whoever asks decides when to stop waiting. */
const AS_LONG_AS_IT_TAKES = 24 * 60 * 60 * 1000

/** Puts a text into the chat that the page stands beside. Never throws. */
export async function sendText(content: string): Promise<Delivery> {
  try {
    const sdk = await loadSdk()
    await within(sdk.sendChatMessage({ msgtype: 'text', text: { content } }), AS_LONG_AS_IT_TAKES)
    return { outcome: 'sent' }
  } catch (error) {
    return error instanceof WeComRefusal && error.reason === 'cancelled'
      ? { outcome: 'cancelled' }
      : { outcome: 'failed', error }
  }
}

/** Opens the chat with a customer, from where nothing can be sent. */
export async function openChatWith(externalUserId: string): Promise<void> {
  const sdk = await loadSdk()
  await within(sdk.openEnterpriseChat({ userIds: [], externalUserIds: [externalUserId], groupName: '' }))
}
