import { useQueryClient } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Delivery } from '@/features/chat'
import { newId } from '@/app/newId'
import { useNotices } from '@/ui/notices'
import { useScriptMemory, type Tap } from './memory'
import { Outbox } from './outbox'
import type { Outcome, Script, SendRecord } from './scripts.api'

/** WeCom mostly answers within a second; a person may take longer over its question. Then we ask the person. */
const SLOW_MS = 45_000

/** The second press of a double press must not send what has moved under the finger in between. */
const PAUSE_MS = 800

export interface SendingOptions {
  userId: string
  externalUserId: string
  /** Puts a text into the chat; never throws. */
  deliver: (text: string) => Promise<Delivery>
  /** Says in words why a delivery failed. */
  explain: (error: unknown) => string
}

/** Sending scripts to a customer: one at a time, each outcome recorded once. */
export function useSending(options: SendingOptions) {
  const { userId, externalUserId, deliver, explain } = options
  const { t } = useI18n()
  const notices = useNotices()
  const queries = useQueryClient()
  const memory = useScriptMemory(userId, externalUserId)
  const outbox = new Outbox(userId, () => {
    void queries.invalidateQueries({ queryKey: ['card', externalUserId] })
    void queries.invalidateQueries({ queryKey: ['scripts', externalUserId] })
  })
  onBeforeUnmount(() => outbox.stop())

  const busy = shallowRef<Tap | null>(null)
  const isSlow = ref(false)
  /** Why the last try failed; shown where it was made. */
  const failure = shallowRef<{ scriptKey: string; text: string } | null>(null)
  /** A press of which only the member can tell whether it went out: WeCom is silent, or the page was taken away in between. */
  const question = computed(() => (busy.value === null || isSlow.value ? memory.unanswered : null))

  let pausedUntil = 0

  async function send(script: Pick<Script, 'key' | 'name' | 'text'>, text: string): Promise<void> {
    if (busy.value !== null || Date.now() < pausedUntil) {
      return
    }

    const tap: Tap = { id: newId(), scriptKey: script.key, name: script.name, wasEdited: text !== script.text }
    busy.value = tap
    failure.value = null
    memory.unanswered = tap
    const patience = setTimeout(() => (isSlow.value = true), SLOW_MS)
    const delivery = await deliver(text)
    clearTimeout(patience)
    if (memory.unanswered?.id === tap.id) {
      settle(tap, delivery.outcome, delivery.outcome === 'failed' ? explain(delivery.error) : '')
    }
  }

  /** The member says what WeCom did not. */
  function answer(outcome: 'sent' | 'failed'): void {
    if (memory.unanswered !== null) {
      settle(memory.unanswered, outcome, t('scripts.notSent'))
    }
  }

  function settle(tap: Tap, outcome: 'sent' | 'cancelled' | 'failed', why: string): void {
    memory.unanswered = null
    busy.value = null
    isSlow.value = false
    outbox.add(recordOf(tap.id, tap.scriptKey, outcome, tap.wasEdited))
    if (outcome === 'sent') {
      pausedUntil = Date.now() + PAUSE_MS
      memory.draft = memory.draft?.scriptKey === tap.scriptKey ? null : memory.draft
      notices.show({ text: t('scripts.sent', { name: tap.name }), tone: 'good' })
    } else if (outcome === 'cancelled') {
      notices.show({ text: t('scripts.cancelled') })
    } else {
      failure.value = { scriptKey: tap.scriptKey, text: why }
      notices.show({ text: t('scripts.failed', { why }), tone: 'bad' })
    }
  }

  /** Puts a script aside for this customer; recorded once it can no longer be taken back. */
  function dismiss(script: Script): void {
    const id = newId()
    memory.dismissed.push(script.key)
    outbox.hold(recordOf(id, script.key, 'notSuitable', false))
    notices.show({
      text: t('scripts.dismissed', { name: script.name }),
      action: {
        label: t('scripts.undo'),
        run: () => {
          outbox.takeBack(id)
          memory.dismissed = memory.dismissed.filter((key) => key !== script.key)
        },
      },
      onGone: () => outbox.release(id),
    })
  }

  const recordOf = (id: string, scriptKey: string, outcome: Outcome, wasEdited: boolean): SendRecord => ({
    id,
    externalUserId,
    scriptKey,
    outcome,
    wasEdited,
  })

  /** Opens the editor, with the text as it was left. */
  function edit(script: Script): void {
    failure.value = null
    const draft = memory.draft?.scriptKey === script.key ? memory.draft : null
    memory.draft = {
      scriptKey: script.key,
      name: script.name,
      original: script.text,
      text: draft?.text ?? script.text,
      isOpen: true,
    }
  }

  function changeDraft(text: string): void {
    memory.draft = memory.draft && { ...memory.draft, text }
  }

  /** Closes the editor. What was changed is kept; what was not is forgotten. */
  function closeEditor(): void {
    const { draft } = memory
    memory.draft = draft === null || draft.text === draft.original ? null : { ...draft, isOpen: false }
  }

  return { memory, busy, failure, question, send, answer, dismiss, edit, changeDraft, closeEditor }
}

export type Sending = ReturnType<typeof useSending>
