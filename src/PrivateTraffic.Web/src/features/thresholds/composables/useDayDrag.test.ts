import { ref, shallowRef } from 'vue'
import { expect, test } from 'vitest'
import { useDayDrag } from './useDayDrag'

/** Ten pixels are one day. */
const chart = shallowRef({ convertFromPixel: (_: unknown, [x = 0]: number[]) => [x / 10, 0] })
const at = (offsetX: number) => ({ offsetX, offsetY: 5 })

test('pressing takes the day under the pointer, and moving takes it along until it is let go', () => {
  const day = ref(18)
  const { take, drag, drop } = useDayDrag(chart, () => 60, day)

  drag(at(300))
  expect(day.value).toBe(18)
  take(at(202))
  expect(day.value).toBe(20)
  drag(at(347))
  expect(day.value).toBe(35)
  drop()
  drag(at(100))
  expect(day.value).toBe(35)
})

test('a day stays between the first and the last of the curve', () => {
  const day = ref(18)
  const { take, drag } = useDayDrag(chart, () => 60, day)

  take(at(-50))
  expect(day.value).toBe(1)
  drag(at(5_000))
  expect(day.value).toBe(60)
})

test('before the chart is drawn nothing moves', () => {
  const day = ref(18)

  useDayDrag(shallowRef(null), () => 60, day).take(at(200))

  expect(day.value).toBe(18)
})
