/** What other features use to show what a model would do, and to apply it. */
export { default as ApplyDialog } from './components/ApplyDialog.vue'
export { default as EffectPanel } from './components/EffectPanel.vue'
export { default as TemplatesCard } from './components/TemplatesCard.vue'
export { type ModelSource } from './models.api'
