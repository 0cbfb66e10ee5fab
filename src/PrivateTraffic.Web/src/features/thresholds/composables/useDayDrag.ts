import type { Ref } from 'vue'

/** A pointer as the events of a chart tell it, in pixels of the chart. */
interface Pointer {
  offsetX: number
  offsetY: number
}

/** What of a chart turns pixels into values of its axes. */
interface Chart {
  convertFromPixel: (finder: { gridIndex: number }, point: number[]) => number[] | number
}

/** Moves a day with the pointer over a chart whose horizontal axis is days: from pressing until letting go, or leaving. */
export function useDayDrag(chart: Readonly<Ref<Chart | null>>, lastDay: () => number, day: Ref<number>) {
  let isDragging = false

  const moveTo = ({ offsetX, offsetY }: Pointer): void => {
    const found = chart.value?.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY])
    const at = Array.isArray(found) ? found[0] : undefined
    if (at !== undefined && Number.isFinite(at)) {
      day.value = Math.min(lastDay(), Math.max(1, Math.round(at)))
    }
  }

  const take = (pointer: Pointer): void => {
    isDragging = true
    moveTo(pointer)
  }

  const drag = (pointer: Pointer): void => {
    if (isDragging) {
      moveTo(pointer)
    }
  }

  const drop = (): void => {
    isDragging = false
  }

  return { take, drag, drop }
}
