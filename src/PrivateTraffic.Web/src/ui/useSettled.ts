import { onScopeDispose, readonly, ref, watch, type Ref } from 'vue'

const PAUSE_MS = 250

/** A text as it is once nobody has typed for a moment, without the spaces around it. */
export function useSettled(text: Ref<string>): Readonly<Ref<string>> {
  const settled = ref(text.value.trim())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(text, (value) => {
    clearTimeout(timer)
    timer = setTimeout(() => (settled.value = value.trim()), value === '' ? 0 : PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return readonly(settled)
}
