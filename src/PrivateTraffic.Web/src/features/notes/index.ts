export { default as NotesPanel } from './NotesPanel.vue'
