import { useI18n } from 'vue-i18n'
import type { Customer, CustomerRow } from '../customers.api'

/** What customers are called here; those known by orders alone have no name. */
export function useNames() {
  const { t } = useI18n()
  const unnamed = (id: number): string => t('customers.unnamed', { id })
  return {
    ofRow: (row: CustomerRow): string => row.name || unnamed(row.id),
    of: (customer: Customer): string => customer.contacts.find((contact) => contact.name)?.name ?? unnamed(customer.id),
  }
}
