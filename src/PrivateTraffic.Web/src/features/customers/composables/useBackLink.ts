import { useRouter } from 'vue-router'

/** The way back from a customer: to the very place they were opened from, or to the list when there was none. */
export function useBackLink() {
  const router = useRouter()
  const { back } = router.options.history.state
  const from = typeof back === 'string' && /^\/(customers|matrix)(\?|$)/.test(back) ? back : undefined
  return {
    to: from ?? { name: 'customers' },
    text: from?.startsWith('/matrix') ? 'customers.detail.backToMatrix' : 'customers.detail.backToList',
    go: () => (from ? router.back() : void router.push({ name: 'customers' })),
  }
}
