import { WeComRefusal } from './refusal'
import { loadSdk, register, within } from './wecom'

/** Where the page was opened. */
export type Chat =
  | { kind: 'customer'; externalUserId: string; canSend: boolean }
  /** A group of customers. */
  | { kind: 'group'; chatId: string }
  /** Inside WeCom, but not beside a customer. */
  | { kind: 'elsewhere' }
  | { kind: 'browser' }

/** From a profile WeCom lets nobody send. */
const SENDS_NOTHING = ['contact_profile']

/** Introduces the page to WeCom's client and asks it which chat it stands beside. */
export async function openChat(): Promise<Chat> {
  const sdk = await loadSdk()
  if (!sdk.env.isWeCom) {
    return { kind: 'browser' }
  }

  await register(sdk)
  // Most pages stand beside a customer: both questions at once save a way to the client and back.
  const [context, contact] = await Promise.allSettled([within(sdk.getContext()), within(sdk.getCurExternalContact())])
  const entry: string = valueOf(context).entry
  try {
    if (entry === 'group_chat_tools') {
      return { kind: 'group', chatId: (await within(sdk.getCurExternalChat())).chatId }
    }

    return { kind: 'customer', externalUserId: valueOf(contact).userId, canSend: !SENDS_NOTHING.includes(entry) }
  } catch (error) {
    if (error instanceof WeComRefusal && error.reason === 'noContext') {
      return { kind: 'elsewhere' }
    }

    throw error
  }
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') {
    throw result.reason
  }

  return result.value
}
