import { computed, ref, shallowRef } from 'vue'
import { usePaused } from '@/ui/usePaused'
import { countOf, useCount, type Audience, type Definition, type Draft } from '../audiences.api'
import { askedOf, definitionOf, draftOf } from '../draft'

export type Mode = 'visual' | 'text'

/** A definition being edited, as conditions or as text, and what the server counts of it. */
export function useBuilder(start: Audience | undefined, begin: Definition) {
  const first = draftOf(start?.definition ?? begin)
  const include = shallowRef(first.include)
  const exclude = shallowRef(first.exclude)
  const mode = ref<Mode>('visual')
  const text = ref(start?.text ?? '')
  const switchError = shallowRef<unknown>()

  const draft = computed<Draft>(() =>
    mode.value === 'text' ? { text: text.value } : { definition: definitionOf(include.value, exclude.value) },
  )
  const paused = usePaused(draft)
  const count = useCount(paused)

  /** What each condition does, by its key; nothing while the number is of an older draft. */
  const effects = computed(() => {
    const asked = askedOf(include.value, exclude.value)
    const answer = count.data.value
    const isCurrent = paused.value === draft.value && !count.isPlaceholderData.value
    if (mode.value === 'text' || !answer || !isCurrent || answer.effects.length !== asked.length) {
      return new Map<number, { holds: number; without: number; change: number }>()
    }

    return new Map(
      answer.effects.map(({ holds, without }, i) => [
        asked[i]?.key ?? 0,
        { holds, without, change: without - answer.count },
      ]),
    )
  })

  /** Shows the same definition the other way; a text with a mistake stays a text. */
  async function switchTo(next: Mode): Promise<void> {
    switchError.value = undefined
    try {
      const answer = await countOf(draft.value)
      if (next === 'text') {
        text.value = answer.text
      } else {
        const { include: kept, exclude: gone } = draftOf(answer.definition)
        include.value = kept
        exclude.value = gone
      }

      mode.value = next
    } catch (error) {
      switchError.value = error
    }
  }

  return { include, exclude, mode, text, draft, paused, count, effects, switchTo, switchError }
}
