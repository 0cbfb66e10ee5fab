import { onScopeDispose, ref } from 'vue'
import { useI18n } from 'vue-i18n'

/** Lengths of time in words, and a clock that ticks while the page is open. */
export function useDuration() {
  const { t } = useI18n()
  const now = ref(new Date().toISOString())
  const ticking = setInterval(() => (now.value = new Date().toISOString()), 1000)
  onScopeDispose(() => clearInterval(ticking))

  const between = (from: string, to: string): string => {
    const total = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
    const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60]
    return t(`sync.duration.${h > 0 ? 'hours' : m > 0 ? 'minutes' : 'seconds'}`, { h, m, s })
  }

  return { between, now }
}
