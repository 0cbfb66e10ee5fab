export { default as GroupPanel } from './GroupPanel.vue'
