/** What the data say, for other pages. */
export { useThresholds } from './thresholds.api'
