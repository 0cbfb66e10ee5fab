export { default as TagsPanel } from './TagsPanel.vue'
