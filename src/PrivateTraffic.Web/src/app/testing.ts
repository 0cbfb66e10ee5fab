import { cleanup, configure } from '@testing-library/vue'
import { afterEach } from 'vitest'

// A busy machine takes longer; nothing waits longer than it must.
configure({ asyncUtilTimeout: 5_000 })

afterEach(cleanup)
