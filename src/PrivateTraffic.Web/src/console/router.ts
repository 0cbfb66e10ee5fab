import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { addressOf } from '@/app/mount'

const routes: RouteRecordRaw[] = []

export const createPages = () => createRouter({ history: createWebHistory(addressOf('console/')), routes })
