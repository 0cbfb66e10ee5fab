import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { isCell, isLifecycle } from '@/app/cells'
import type { Filter } from '../customers.api'

/** The conditions of the list, kept in its address. */
export function useCustomerFilter() {
  const route = useRoute()
  const router = useRouter()
  const filter = computed<Filter>(() => ({
    ...(isCell(route.query['cell']) ? { cell: route.query['cell'] } : {}),
    ...(isLifecycle(route.query['lifecycle']) ? { lifecycle: route.query['lifecycle'] } : {}),
  }))
  const isFiltered = computed(() => filter.value.cell !== undefined || filter.value.lifecycle !== undefined)
  const show = (next: Filter) => void router.push({ name: 'customers', query: { ...next } })

  /** Chooses a value of a condition; choosing it again lets it go. */
  const toggle = (key: keyof Filter, value: string) =>
    show({ ...filter.value, [key]: filter.value[key] === value ? undefined : value })

  return { filter, isFiltered, toggle, clear: () => show({}) }
}
