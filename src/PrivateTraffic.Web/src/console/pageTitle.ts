import { watchEffect } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute } from 'vue-router'

/** Names the document after the page that is open. */
export function usePageTitle(): void {
  const { t } = useI18n()
  const route = useRoute()
  watchEffect(() => {
    const { title } = route.meta
    document.title = title ? `${t(title)} · ${t('shell.product')}` : t('shell.product')
  })
}
