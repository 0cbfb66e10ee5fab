import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { isCell } from '@/app/cells'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayOf = (value: unknown): string | undefined => (typeof value === 'string' && DAY.test(value) ? value : undefined)

/** What the page shows, as its address says: it can be sent to a colleague, and going back undoes a step. */
export function useMatrixAddress() {
  const route = useRoute()
  const router = useRouter()
  const change = (query: LocationQueryRaw, replaces: boolean) =>
    void router[replaces ? 'replace' : 'push']({ query: { ...route.query, ...query } })

  const asOf = computed({
    get: () => dayOf(route.query['asOf']),
    set: (day) => change({ asOf: day }, true),
  })
  const compare = computed({
    get: () => dayOf(route.query['compare']),
    set: (day) => change({ compare: day }, true),
  })
  const isTable = computed({
    get: () => route.query['view'] === 'table',
    set: (value) => change({ view: value ? 'table' : undefined }, true),
  })
  const cell = computed({
    get: () => (isCell(route.query['cell']) ? route.query['cell'] : undefined),
    set: (key) => change({ cell: key }, key === undefined),
  })

  return { asOf, compare, isTable, cell }
}
