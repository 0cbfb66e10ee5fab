import { useI18n } from 'vue-i18n'

/** Reason codes in words; a code that this page does not know yet is shown as it is. */
export function useReasons() {
  const { t, te } = useI18n()
  const words = (code: string): string => (te(`report.reason.${code}`) ? t(`report.reason.${code}`) : code)
  const all = (codes: readonly string[]): string => codes.map(words).join(t('report.join'))
  return { words, all }
}
