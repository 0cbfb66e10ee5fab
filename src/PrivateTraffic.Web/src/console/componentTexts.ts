import { useI18n } from 'vue-i18n'
import { computed } from 'vue'
import type { GlobalConfigProvider } from 'tdesign-vue-next'
import enUS from 'tdesign-vue-next/es/locale/en_US'
import zhCN from 'tdesign-vue-next/es/locale/zh_CN'

/** The texts inside the components of the design system, in the language of the page. */
export function useComponentTexts() {
  const { locale } = useI18n()
  return computed<GlobalConfigProvider>(() => (locale.value === 'en' ? enUS : zhCN) as unknown as GlobalConfigProvider)
}
