import type { RouteRecordRaw } from 'vue-router'

export const thresholdRoutes: RouteRecordRaw[] = [
  {
    path: 'thresholds',
    name: 'thresholds',
    component: () => import('./ThresholdsView.vue'),
    meta: { title: 'thresholds.title' },
  },
]
