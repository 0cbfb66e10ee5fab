/** What other features use to show lists of customers. */
export { default as PeopleTable } from './components/PeopleTable.vue'
