import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [vue()],
  // The product may be mounted under any path: addresses are relative to the <base> that the server writes.
  base: './',
  resolve: { alias: { '@': here('./src') } },
  define: { __INTLIFY_PROD_DEVTOOLS__: 'false' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: { console: here('./console.html'), sidebar: here('./sidebar.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/auth': 'http://127.0.0.1:5080' } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['./src/app/testing.ts'],
    testTimeout: 20_000,
    // register() of @wecom/jssdk leaves a promise of its own unhandled when the client refuses; we hear of it by ensureConfigReady().
    onUnhandledError: (error) => !('errMsg' in error && String(error.errMsg).startsWith('agentConfig:')),
    // @wecom/jssdk looks at the browser once, when it is loaded: inlined, a test can load it anew.
    server: { deps: { inline: [/tdesign/, /@wecom/] } },
  },
})
