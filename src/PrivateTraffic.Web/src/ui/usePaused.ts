import { onScopeDispose, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

const PAUSE_MS = 400

/** A value as it is once it has not changed for a moment. */
export function usePaused<T>(value: Readonly<Ref<T>>): Readonly<ShallowRef<T>> {
  const paused = shallowRef(value.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(value, (now) => {
    clearTimeout(timer)
    timer = setTimeout(() => (paused.value = now), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return shallowReadonly(paused)
}
