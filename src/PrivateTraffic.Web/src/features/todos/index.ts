export { default as TodoList } from './TodoList.vue'
