import { useRemembered } from '@/app/remembered'

/** A text that somebody has begun to change. */
export interface Draft {
  scriptKey: string
  name: string
  /** The text as it was suggested. */
  original: string
  text: string
  /** Whether the editor is open. */
  isOpen: boolean
}

/** One press on send, from when WeCom is asked until it is known what became of it. */
export interface Tap {
  id: string
  scriptKey: string
  name: string
  wasEdited: boolean
}

/** What the script part of the page remembers about a customer while chats change. */
export interface ScriptMemory {
  draft: Draft | null
  /** Keys of scripts found not suitable. */
  dismissed: string[]
  /** A press whose outcome is not known. */
  unanswered: Tap | null
}

export const useScriptMemory = (userId: string, externalUserId: string): ScriptMemory =>
  useRemembered(`scripts/${userId}/${externalUserId}`, read)

function read(stored: unknown): ScriptMemory {
  if (!has(stored, 'draft', 'dismissed', 'unanswered')) {
    return { draft: null, dismissed: [], unanswered: null }
  }

  const { draft, dismissed, unanswered } = stored
  return {
    draft: isDraft(draft) ? draft : null,
    dismissed: Array.isArray(dismissed) ? dismissed.filter((key) => typeof key === 'string') : [],
    unanswered: isTap(unanswered) ? unanswered : null,
  }
}

const has = <K extends string>(value: unknown, ...names: K[]): value is Record<K, unknown> =>
  typeof value === 'object' && value !== null && names.every((name) => name in value)

const isDraft = (value: unknown): value is Draft =>
  has(value, 'scriptKey', 'name', 'original', 'text', 'isOpen') &&
  typeof value.scriptKey === 'string' &&
  typeof value.name === 'string' &&
  typeof value.original === 'string' &&
  typeof value.text === 'string' &&
  typeof value.isOpen === 'boolean'

const isTap = (value: unknown): value is Tap =>
  has(value, 'id', 'scriptKey', 'name', 'wasEdited') &&
  typeof value.id === 'string' &&
  typeof value.scriptKey === 'string' &&
  typeof value.name === 'string' &&
  typeof value.wasEdited === 'boolean'
