import { computed, ref } from 'vue'

/** What fits on a line of a narrow page, where a Latin letter takes half the room of a Chinese character. */
const UNITS_PER_LINE = 44

/** Whether a text is too long to be shown whole, and whether somebody has opened it. */
export function useFolded(text: () => string, lines: number) {
  const isOpen = ref(false)
  const isLong = computed(() => {
    const rows = text()
      .split('\n')
      .map((row) => [...row].reduce((units, c) => units + (c < '\u2e80' ? 1 : 2), 0))
    return rows.reduce((sum, units) => sum + Math.max(1, Math.ceil(units / UNITS_PER_LINE)), 0) > lines
  })
  return { isLong, isOpen }
}
