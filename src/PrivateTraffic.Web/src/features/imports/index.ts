export { default as ImportPanel } from './components/ImportPanel.vue'
