import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** The day that a report is of, as the address of the page says it; undefined for the last complete day. */
export function useAsOf() {
  const route = useRoute()
  const router = useRouter()
  return computed({
    get: () => {
      const day = route.query['asOf']
      return typeof day === 'string' && DAY.test(day) ? day : undefined
    },
    set: (day) => void router.replace({ query: { ...route.query, asOf: day } }),
  })
}
