/** What the reports over all customers share. */
export { default as ModelWarnings } from './ModelWarnings.vue'
export { default as PictureAndTable } from './PictureAndTable.vue'
export { default as QualityNote } from './QualityNote.vue'
export { default as ReportPage } from './ReportPage.vue'
export { default as StatusChip } from './StatusChip.vue'
export { useReasons } from './useReasons'
