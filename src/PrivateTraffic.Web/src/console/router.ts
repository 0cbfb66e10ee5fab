import { createRouter, createWebHistory, type RouteRecordRaw, type RouterHistory } from 'vue-router'
import { addressOf } from '@/app/mount'
import { audienceRoutes } from '@/features/audiences/routes'
import { clvRoutes } from '@/features/clv/routes'
import { customerRoutes } from '@/features/customers/routes'
import { importRoutes } from '@/features/imports/routes'
import { matrixRoutes } from '@/features/matrix/routes'
import { modelRoutes } from '@/features/models/routes'
import { rfmRoutes } from '@/features/rfm/routes'
import { startRoutes } from '@/features/start/routes'
import { syncRoutes } from '@/features/sync/routes'
import { thresholdRoutes } from '@/features/thresholds/routes'
import { todoRoutes } from '@/features/todos/routes'
import { validityRoutes } from '@/features/validity/routes'

declare module 'vue-router' {
  interface RouteMeta {
    /** The key of the page's title. */
    title?: string
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: { name: 'matrix' } },
  ...matrixRoutes,
  ...customerRoutes,
  ...todoRoutes,
  ...audienceRoutes,
  {
    path: '/segments',
    name: 'segments',
    redirect: { name: 'thresholds' },
    component: () => import('./SegmentPages.vue'),
    children: [...thresholdRoutes, ...rfmRoutes, ...clvRoutes, ...validityRoutes, ...modelRoutes, ...startRoutes],
  },
  ...syncRoutes,
  ...importRoutes,
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('./NotFoundView.vue'),
    meta: { title: 'shell.notFound' },
  },
]

/** The pages of the console. Going back comes to the place on the page that was left. */
export const createPages = (history: RouterHistory = createWebHistory(addressOf('console/'))) =>
  createRouter({
    history,
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
  })
