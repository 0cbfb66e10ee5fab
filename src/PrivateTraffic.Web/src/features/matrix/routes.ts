import type { RouteRecordRaw } from 'vue-router'

export const matrixRoutes: RouteRecordRaw[] = [
  { path: '/matrix', name: 'matrix', component: () => import('./MatrixView.vue'), meta: { title: 'matrix.title' } },
]
